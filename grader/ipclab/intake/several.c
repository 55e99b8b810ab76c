/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/several.h"

#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/pick.h"
#include "ipclab/intake/site_name.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/** The length of the first folder's name in a path; 0 for a plain file. */
static size_t
folder_length(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) : 0;
}

/** The length of the folders that all paths share: "class/" in
 *  "class/ann/a.c". */
static size_t
common_folders(const struct bundle *bundle)
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

/** Is it a lab's folder or an old one? One student may have several of
 *  these. */
static bool
is_ones_own(const char *folder, size_t length, const struct strlist *labs)
{
	bool own = name_sets_aside(folder, length);

	for (size_t i = 0; i < labs->count && !own; i++)
		own = pick_folder_fits(folder, length, labs->items[i]) > 0;
	return own;
}

/** The length of the name of the file's folder, if it may be a student's with
 *  work of their own; else 0. */
static size_t
students_folder(const struct bundle_file *file, size_t common,
		const struct strlist *labs)
{
	size_t length = folder_length(file->path + common);
	bool given = false;

	if (length == 0 || is_ones_own(file->path + common, length, labs))
		return 0;
	for (size_t i = 0; i < labs->count && !given; i++)
		given = pick_is_given(file, labs->items[i],
				      bundle_last_part(file->path));
	return given ? 0 : length;
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

char *
several_in_bundle(const struct bundle *bundle)
{
	size_t common = common_folders(bundle);
	struct strlist labs = {0};
	char *both = NULL;

	lab_ids(&labs, NULL);
	for (size_t i = 0; i < bundle->count && both == NULL; i++) {
		const struct bundle_file *file = &bundle->files[i];
		size_t length = students_folder(file, common, &labs);

		for (size_t k = i + 1;
		     length > 0 && k < bundle->count && both == NULL; k++) {
			const struct bundle_file *other = &bundle->files[k];
			size_t size;

			if (!is_other_work(file, other, common))
				continue;
			size = students_folder(other, common, &labs);
			if (size > 0)
				both = strf("%.*s, %.*s", (int)length,
					    file->path + common, (int)size,
					    other->path + common);
		}
	}
	strlist_clear(&labs);
	return both;
}

/** Two names in a folder that a site gave to different students, or NULL. */
static char *
site_names(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	struct site_name first = {0};
	char *first_entry = NULL;
	char *both = NULL;

	while (dir != NULL && both == NULL && (entry = readdir(dir)) != NULL) {
		struct site_name name;

		if (strcmp(entry->d_name, GRADESCOPE_METADATA) == 0) {
			both = xstrdup(GRADESCOPE_METADATA);
		} else if (!site_name_parse(entry->d_name, &name)) {
			continue;
		} else if (first_entry == NULL) {
			first = name;
			first_entry = xstrdup(entry->d_name);
		} else {
			if (!site_name_same(&first, &name))
				both = strf("%s, %s", first_entry,
					    entry->d_name);
			site_name_clear(&name);
		}
	}
	if (dir != NULL)
		closedir(dir);
	site_name_clear(&first);
	free(first_entry);
	return both;
}

char *
several_in_folder(const char *path)
{
	char *both = site_names(path);
	struct bundle bundle = {0};
	struct strlist ids = {0};
	struct error ignored;

	if (both != NULL)
		return both;
	lab_ids(&ids, NULL);
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = lab_read(ids.items[i], NULL);

		if (lab != NULL)
			bundle_want(&bundle, lab);
		lab_free(lab);
	}
	strlist_clear(&ids);
	if (bundle_read_folder(&bundle, path, &ignored) == 0)
		both = several_in_bundle(&bundle);
	bundle_clear(&bundle);
	return both;
}
