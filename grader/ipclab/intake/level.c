/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/level.h"

#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/intake_read.h"
#include "ipclab/intake/logins.h"
#include "ipclab/intake/normalise.h"
#include "ipclab/intake/owner.h"
#include "ipclab/intake/several.h"
#include "ipclab/intake/site_name.h"
#include "ipclab/lab/labs.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/** The names in a folder that operating systems did not put there, sorted. */
static struct strlist
names_in(const char *path)
{
	DIR *dir = opendir(path);
	struct strlist names = {0};
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' &&
		    strcmp(entry->d_name, "__MACOSX") != 0)
			strlist_add(&names, entry->d_name);
	if (dir != NULL)
		closedir(dir);
	strlist_sort(&names);
	return names;
}

/** Two names in the folder that a site gave to different students, or NULL. */
static char *
site_names(const char *folder, const struct strlist *names)
{
	struct site_name first = {0};
	const char *first_entry = NULL;
	struct logins logins;
	char *both = NULL;

	if (strlist_has(names, GRADESCOPE_METADATA))
		return xstrdup(GRADESCOPE_METADATA);
	logins_read(&logins, folder, names);
	for (size_t i = 0; i < names->count && both == NULL; i++) {
		struct site_name name;

		if (!logins_parse(&logins, names->items[i], &name))
			continue;
		if (first_entry == NULL) {
			first = name;
			first_entry = names->items[i];
			continue;
		}
		if (!site_name_same(&first, &name))
			both = strf("%s, %s", first_entry, names->items[i]);
		site_name_clear(&name);
	}
	site_name_clear(&first);
	logins_clear(&logins);
	return both;
}

/* What stands side by side in a folder. */
struct level {
	const struct lab_words *words;
	struct strlist owners;
	struct strlist entries; /* the first of each owner */
	size_t readable;        /* of them, with a file that a lab asks for */
	size_t holders;         /* entries with such a file, anybody's */
	char *folder;           /* the last of those that is a folder */
};

static void
level_clear(struct level *level)
{
	strlist_clear(&level->owners);
	strlist_clear(&level->entries);
	free(level->folder);
}

static void
add_owner(struct level *level, const char *entry, size_t length, bool readable)
{
	char *owner = owner_in_name(level->words, entry,
				    length - tidy_archive_suffix(entry));

	if (*owner != '\0' && !strlist_has(&level->owners, owner)) {
		strlist_add(&level->owners, owner);
		strlist_take(&level->entries, xstrndup(entry, length));
		level->readable += readable;
	}
	free(owner);
}

/** Two students by the level's names, or NULL. Archives that can't be read are
 *  not enough: one student may have several of something else. */
static char *
two_owners(const struct level *level)
{
	if (level->owners.count < 2 || level->readable == 0)
		return NULL;
	return strf("%s, %s", level->entries.items[0], level->entries.items[1]);
}

/** Read all that a submission of this path has for the labs that `wanted`
 *  wants. */
static int
read_work(const char *path, const struct bundle *wanted, struct bundle *bundle)
{
	struct submission one = {0};
	struct error ignored;
	int result;

	*bundle = bundle_beside(wanted);
	strlist_add(&one.paths, path);
	result = intake_read(&one, bundle, &ignored);
	strlist_clear(&one.paths);
	return result;
}

/** Can part of it not be read? */
static bool
is_closed(const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->doubt_count; i++)
		if (strcmp(bundle->doubts[i].id, DOUBT_NOTHING) != 0)
			return true;
	return false;
}

/** Look at a subfolder or an archive in a folder. */
static void
add_entry(struct level *level, const char *folder, const char *entry,
	  const struct bundle *wanted)
{
	char *path = strf("%s/%s", folder, entry);
	enum content content = content_of_file(AT_FDCWD, path);
	bool archive = content == CONTENT_ARCHIVE || content == CONTENT_FOREIGN;
	struct bundle bundle;
	struct stat st;
	bool read;

	if (lstat(path, &st) < 0 ||
	    !(S_ISDIR(st.st_mode) || (S_ISREG(st.st_mode) && archive))) {
		free(path);
		return;
	}
	read = read_work(path, wanted, &bundle) == 0;
	if (bundle.count > 0) {
		level->holders++;
		if (S_ISDIR(st.st_mode)) {
			free(level->folder);
			level->folder = xstrdup(entry);
		}
	}
	if (bundle.count > 0 ||
	    (S_ISREG(st.st_mode) && (!read || is_closed(&bundle))))
		add_owner(level, entry, strlen(entry), bundle.count > 0);
	bundle_clear(&bundle);
	free(path);
}

/** Are there sources side by side, as one student has them? */
static bool
has_sources(const char *folder, const struct strlist *names,
	    const struct bundle *wanted)
{
	bool has = false;

	for (size_t i = 0; i < names->count && !has; i++) {
		char *path = strf("%s/%s", folder, names->items[i]);
		struct stat st;

		has = bundle_wants(wanted, path) && lstat(path, &st) == 0 &&
		      S_ISREG(st.st_mode);
		free(path);
	}
	return has;
}

/** Two students whose work is side by side in the folder, or below it where
 *  all work is in one folder. *where then becomes that folder; the old one is
 *  freed. NULL if there are none. */
static char *
side_by_side(char **where, const struct lab_words *words,
	     const struct bundle *wanted)
{
	struct strlist names = names_in(*where);
	char *both = site_names(*where, &names);
	struct level level = {.words = words};
	char *below = NULL;

	if (both == NULL && !has_sources(*where, &names, wanted)) {
		for (size_t i = 0; i < names.count && both == NULL; i++) {
			add_entry(&level, *where, names.items[i], wanted);
			both = two_owners(&level);
		}
		if (both == NULL && level.holders == 1 && level.folder != NULL)
			below = strf("%s/%s", *where, level.folder);
	}
	level_clear(&level);
	strlist_clear(&names);
	if (below != NULL) {
		both = side_by_side(&below, words, wanted);
		if (both != NULL) {
			free(*where);
			*where = below;
		} else {
			free(below);
		}
	}
	return both;
}

/** Two students whose work is side by side in an archive, or NULL. */
static char *
several_in_archive(const struct bundle *bundle, const struct lab_words *words)
{
	size_t common = bundle_common_folders(bundle);
	struct level level = {.words = words};
	bool sources = false;
	char *both;

	for (size_t i = 0; i < bundle->count && !sources; i++) {
		const char *path = bundle->files[i].path + common;

		sources = strchr(path, '/') == NULL;
		if (!sources)
			add_owner(&level, path, strcspn(path, "/"), true);
	}
	both = sources ? NULL : two_owners(&level);
	level_clear(&level);
	return both;
}

/** Two students' names in what is at the path, or NULL. *where: the folder that
 *  holds both. */
static char *
several_at(const char *path, mode_t mode, char **where)
{
	struct lab_words words = lab_words_read();
	struct lab_set labs = lab_read_all();
	struct bundle wanted = {0};
	struct bundle bundle;
	char *both = NULL;

	for (size_t i = 0; i < labs.count; i++)
		bundle_want(&wanted, labs.items[i]);
	*where = xstrdup(path);
	if (S_ISDIR(mode))
		both = side_by_side(where, &words, &wanted);
	if (both == NULL) {
		read_work(path, &wanted, &bundle);
		both = S_ISDIR(mode) ? several_in_bundle(&bundle)
				     : several_in_archive(&bundle, &words);
		bundle_clear(&bundle);
	}
	bundle_clear(&wanted);
	lab_words_clear(&words);
	lab_set_clear(&labs);
	return both;
}

int
intake_check_level(const struct intake *intake, struct error *error)
{
	const char *path = intake->items[0].paths.items[0];
	struct stat st;
	char *where = NULL;
	char *both;

	if (intake->count != 1 || intake->items[0].paths.count != 1 ||
	    lstat(path, &st) < 0 ||
	    !(S_ISDIR(st.st_mode) ||
	      (S_ISREG(st.st_mode) &&
	       content_of_file(AT_FDCWD, path) == CONTENT_ARCHIVE)))
		return 0;
	both = several_at(path, st.st_mode, &where);
	if (both != NULL)
		error_set(error,
			  "%s is the one submission there, and it holds "
			  "several students' work (%.300s): %s%s. If it is one "
			  "student's, say --one-student",
			  path, both,
			  S_ISDIR(st.st_mode)
				  ? "name "
				  : "name the folder of what is in ",
			  where);
	free(both);
	free(where);
	return both != NULL ? -1 : 0;
}
