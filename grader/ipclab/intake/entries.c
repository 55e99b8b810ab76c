/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/entries.h"

#include "ipclab/intake/normalise.h"
#include "ipclab/intake/site_name.h"
#include "ipclab/lab/labs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/** A file that operating systems leave in any folder. */
static bool
is_litter(const char *name)
{
	return name[0] == '.' || strcmp(name, "__MACOSX") == 0 ||
	       strcasecmp(name, "Thumbs.db") == 0 ||
	       strcasecmp(name, "desktop.ini") == 0;
}

/** Is it one of our results folders: OUT, or an earlier one? */
static bool
is_results(const char *folder, const char *entry)
{
	char *book = strf("%s/%s/gradebook.sqlite", folder, entry);
	bool results = access(book, F_OK) == 0;

	free(book);
	return results;
}

/** Is it a table or note beside the submissions, not one of them? */
static bool
is_beside(const char *folder, const char *entry)
{
	static const char *const suffixes[] = {
		".csv", ".tsv",  ".xls",  ".xlsx", ".ods",  ".txt", ".md",
		".yml", ".yaml", ".json", ".log",  ".html", ".htm", ".sqlite"};
	const char *dot = strrchr(entry, '.');
	char *path = strf("%s/%s", folder, entry);
	struct stat st;
	bool file = stat(path, &st) == 0 && S_ISREG(st.st_mode);

	free(path);
	for (size_t i = 0;
	     file && dot != NULL && i < sizeof(suffixes) / sizeof(*suffixes);
	     i++)
		if (strcasecmp(dot, suffixes[i]) == 0)
			return true;
	return false;
}

/** By its name, is it a source file, without a student's name in it? */
static bool
is_source(const char *name)
{
	const char *dot = strrchr(name, '.');
	struct site_name site;

	if (site_name_parse(name, &site)) {
		site_name_clear(&site);
		return false;
	}
	return strcmp(name, "Makefile") == 0 ||
	       (dot != NULL &&
		(strcmp(dot, ".c") == 0 || strcmp(dot, ".h") == 0));
}

bool
entries_are_ones(const struct strlist *entries)
{
	struct strlist labs = {0};
	bool one = entries->count > 0;

	lab_ids(&labs, NULL);
	for (size_t i = 0; i < entries->count && one; i++)
		one = strlist_has(&labs, entries->items[i]) ||
		      is_source(entries->items[i]);
	strlist_clear(&labs);
	return one;
}

int
entries_read(const char *path, struct strlist *entries, struct strlist *aside,
	     struct error *error)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	struct site_name site;

	if (dir == NULL)
		return error_set(error,
				 "%s: %s; %s the folder that holds the "
				 "submissions, a folder or archive for each "
				 "student",
				 path, strerror(errno),
				 errno == ENOTDIR &&
						 tidy_archive_suffix(path) > 0
					 ? "unpack it, and name"
					 : "name");
	while ((entry = readdir(dir)) != NULL) {
		const char *name = entry->d_name;

		if (is_litter(name))
			continue;
		if (site_name_parse(name, &site)) {
			site_name_clear(&site);
			strlist_add(entries, name);
		} else if (is_results(path, name) || is_beside(path, name)) {
			strlist_add(aside, name);
		} else {
			strlist_add(entries, name);
		}
	}
	closedir(dir);
	strlist_sort(entries);
	strlist_sort(aside);
	return 0;
}
