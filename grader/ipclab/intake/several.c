/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/several.h"

#include "ipclab/intake/owner.h"
#include "ipclab/intake/pick.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>
#include <string.h>

/** The length of the first folder's name in a path; 0 for a plain file. */
static size_t
folder_length(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) : 0;
}

size_t
bundle_common_folders(const struct bundle *bundle)
{
	const char *first = bundle->count > 0 ? bundle->files[0].path : "";
	size_t common = 0;
	size_t more;

	while ((more = folder_length(first + common)) > 0) {
		for (size_t i = 1; i < bundle->count; i++)
			if (strncmp(bundle->files[i].path, first,
				    common + more + 1) != 0)
				return common;
		common += more + 1;
	}
	return common;
}

/** Whose the file's folder is, if that student may have work of their own in
 *  it; else NULL. The caller frees. */
static char *
students_folder(const struct bundle_file *file, size_t common,
		const struct lab_words *words, const struct strlist *labs)
{
	size_t length = folder_length(file->path + common);
	char *owner = owner_in_name(words, file->path + common, length);
	bool given = *owner == '\0';

	for (size_t i = 0; i < labs->count && !given; i++)
		given = pick_is_given(file, labs->items[i],
				      bundle_last_part(file->path));
	if (!given)
		return owner;
	free(owner);
	return NULL;
}

/** Does the other folder have a different text of the same name? */
static bool
is_other_work(const struct bundle_file *a, const struct bundle_file *b,
	      size_t common)
{
	size_t length = folder_length(a->path + common);

	return strncmp(a->path + common, b->path + common, length + 1) != 0 &&
	       strcmp(bundle_last_part(a->path), bundle_last_part(b->path)) ==
		       0 &&
	       !bundle_same(a, b->data, b->size);
}

/** Another student than `owner` with other work than this file's, or NULL. The
 *  caller frees. */
static char *
other_folder(const struct bundle *bundle, const struct bundle_file *file,
	     size_t common, const char *owner, const struct lab_words *words,
	     const struct strlist *labs)
{
	const struct bundle_file *end = bundle->files + bundle->count;

	for (const struct bundle_file *other = file + 1; other < end; other++) {
		const char *folder = other->path + common;
		char *others;
		bool same;

		if (!is_other_work(file, other, common))
			continue;
		others = students_folder(other, common, words, labs);
		same = others == NULL || strcmp(owner, others) == 0;
		free(others);
		if (!same)
			return xstrndup(folder, folder_length(folder));
	}
	return NULL;
}

/** Is there different work of one name in two folders? Rarely, so that the labs
 *  need not be read. */
static bool
has_other_work(const struct bundle *bundle, size_t common)
{
	for (size_t i = 0; i < bundle->count; i++)
		for (size_t k = i + 1; k < bundle->count; k++)
			if (is_other_work(&bundle->files[i], &bundle->files[k],
					  common))
				return true;
	return false;
}

char *
several_in_bundle(const struct bundle *bundle)
{
	size_t common = bundle_common_folders(bundle);
	struct lab_words words;
	struct strlist labs = {0};
	char *both = NULL;

	if (!has_other_work(bundle, common))
		return NULL;
	words = lab_words_read();
	lab_ids(&labs, NULL);
	for (size_t i = 0; i < bundle->count && both == NULL; i++) {
		const struct bundle_file *file = &bundle->files[i];
		const char *folder = file->path + common;
		char *owner = students_folder(file, common, &words, &labs);
		char *other = owner != NULL ? other_folder(bundle, file, common,
							   owner, &words, &labs)
					    : NULL;

		if (other != NULL)
			both = strf("%.*s, %s", (int)folder_length(folder),
				    folder, other);
		free(other);
		free(owner);
	}
	lab_words_clear(&words);
	strlist_clear(&labs);
	return both;
}

char *
several_in_section(const struct bundle *bundle, const char *name)
{
	enum owner_of_many many = owner_is_many(name);
	struct lab_words words;
	struct strlist owners = {0};
	struct strlist folders = {0};
	bool apart = true;
	char *both = NULL;

	words = lab_words_read();
	for (size_t i = 0; i < bundle->count && apart; i++) {
		const char *path = bundle->files[i].path;
		size_t length = folder_length(path);
		char *owner = owner_in_name(&words, path, length);

		apart = length > 0 &&
			(many != OWNER_ONE ||
			 owner_is_full_name(&words, path, length));
		if (*owner != '\0' && !strlist_has(&owners, owner)) {
			strlist_add(&owners, owner);
			strlist_take(&folders, xstrndup(path, length));
		}
		free(owner);
	}
	if (apart && owners.count >= (many == OWNER_SECTION ? 1 : 2))
		both = strlist_join(&folders, ", ");
	strlist_clear(&folders);
	strlist_clear(&owners);
	lab_words_clear(&words);
	return both;
}
