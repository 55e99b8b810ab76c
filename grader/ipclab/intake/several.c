/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/several.h"

#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/pick.h"
#include "ipclab/intake/site_name.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/** The length of the first folder's name in a path; 0: it is a file. */
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

/** Is it a folder that a single student has: a lab's, an old one, "src"? */
static bool
is_ones_own(const char *folder, size_t length, const struct strlist *labs)
{
	static const char *const own[] = {
		"src",    "source",   "sources", "new",    "final",
		"latest", "code",     "work",    "v2",     "v3",
		"copy",   "solution", "build",   "include"};

	if (name_sets_aside(folder, length))
		return true;
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (strlen(own[i]) == length &&
		    strncasecmp(own[i], folder, length) == 0)
			return true;
	for (size_t i = 0; i < labs->count; i++)
		if (pick_folder_fits(folder, length, labs->items[i]) > 0)
			return true;
	return false;
}

char *
several_in_bundle(const struct bundle *bundle)
{
	size_t common = common_folders(bundle);
	struct strlist labs = {0};
	char *both = NULL;

	lab_ids(&labs, NULL);
	for (size_t i = 0; i < bundle->count && both == NULL; i++) {
		const char *path = bundle->files[i].path + common;
		size_t length = folder_length(path);

		if (length == 0 || is_ones_own(path, length, &labs))
			continue;
		for (size_t k = i + 1; k < bundle->count && both == NULL; k++) {
			const char *other = bundle->files[k].path + common;
			size_t size = folder_length(other);

			if (size > 0 && !is_ones_own(other, size, &labs) &&
			    (size != length ||
			     strncmp(path, other, size) != 0) &&
			    strcmp(bundle_last_part(path),
				   bundle_last_part(other)) == 0)
				both = strf("%.*s, %.*s", (int)length, path,
					    (int)size, other);
		}
	}
	strlist_clear(&labs);
	return both;
}

/** Two names in a folder that a site gave two students, or NULL. */
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
