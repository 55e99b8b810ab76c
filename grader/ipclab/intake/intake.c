#include "ipclab/intake/intake.h"

#include "ipclab/base/untrusted_text.h"
#include "ipclab/intake/archive.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/normalise.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
intake_clear(struct intake *intake)
{
	for (size_t i = 0; i < intake->count; i++) {
		free(intake->items[i].name);
		free(intake->items[i].raw);
		strlist_clear(&intake->items[i].paths);
	}
	free(intake->items);
	*intake = (struct intake){0};
}

/** The submission of that (unescaped) name and kind, made if it is new. */
static struct submission *
submission_of(struct intake *intake, const char *raw, bool join)
{
	struct submission *item;

	for (size_t i = 0; join && i < intake->count; i++)
		if (strcmp(intake->items[i].raw, raw) == 0)
			return &intake->items[i];
	intake->items =
		xrealloc(intake->items, (intake->count + 1) * sizeof(*item));
	item = &intake->items[intake->count++];
	*item = (struct submission){.raw = xstrdup(raw)};
	return item;
}

/** Canvas numbers uploads: put the last path where it belongs by that. */
static void
put_by_upload(struct strlist *paths)
{
	for (size_t i = paths->count - 1; i > 0; i--) {
		char **pair = &paths->items[i - 1];
		char *before = pair[0];

		if (canvas_upload(strrchr(before, '/') + 1) <=
		    canvas_upload(strrchr(pair[1], '/') + 1))
			return;
		pair[0] = pair[1];
		pair[1] = before;
	}
}

static void
add_entry(struct intake *intake, const char *folder, const char *entry)
{
	size_t suffix = tidy_archive_suffix(entry);
	char *student = canvas_student(entry);
	struct submission *item;
	char *raw;

	if (student != NULL && suffix == 0) {
		item = submission_of(intake, student, true);
	} else {
		raw = xstrndup(entry, strlen(entry) - suffix);
		item = submission_of(intake, raw, false);
		free(raw);
	}
	strlist_take(&item->paths, strf("%s/%s", folder, entry));
	put_by_upload(&item->paths);
	free(student);
}

static int
by_name(const void *a, const void *b)
{
	const struct submission *left = a;
	const struct submission *right = b;

	return strcmp(left->name, right->name);
}

/** Give each its file name; those that clash get a hash of what they are. */
static void
name_all(struct intake *intake)
{
	struct strlist names = {0};

	for (size_t i = 0; i < intake->count; i++)
		strlist_take(&names, name_escape(intake->items[i].raw));
	for (size_t i = 0; i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		bool clash = strlen(names.items[i]) > NAME_BYTES;

		for (size_t k = 0; k < intake->count && !clash; k++)
			clash = k != i &&
				strcmp(names.items[i], names.items[k]) == 0;
		item->name = clash ? name_with_hash(names.items[i],
						    item->paths.items[0])
				   : xstrdup(names.items[i]);
	}
	strlist_clear(&names);
	for (size_t i = 0; i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		char *clean = text_clean(item->raw, strlen(item->raw));

		free(item->raw);
		item->raw = clean;
	}
	qsort(intake->items, intake->count, sizeof(*intake->items), by_name);
}

/** What systems leave in any folder. */
static bool
is_litter(const char *name)
{
	return name[0] == '.' || strcmp(name, "__MACOSX") == 0 ||
	       strcasecmp(name, "Thumbs.db") == 0 ||
	       strcasecmp(name, "desktop.ini") == 0;
}

/** Is it a source by its name, but not one with a student's name in it? */
static bool
is_source(const char *name)
{
	const char *dot = strrchr(name, '.');
	char *student = canvas_student(name);
	bool source = student == NULL &&
		      (strcmp(name, "Makefile") == 0 ||
		       (dot != NULL &&
			(strcmp(dot, ".c") == 0 || strcmp(dot, ".h") == 0)));

	free(student);
	return source;
}

/** Are these labs' folders or sources, and nothing that is a student's? */
static bool
is_one_students(const struct strlist *entries)
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
intake_list(struct intake *intake, const char *path, struct error *error)
{
	DIR *dir = opendir(path);
	struct strlist entries = {0};
	struct dirent *entry;

	*intake = (struct intake){0};
	if (dir == NULL)
		return error_set(error,
				 "%s: %s; %s the folder that holds the "
				 "submissions, a folder or archive a student",
				 path, strerror(errno),
				 errno == ENOTDIR &&
						 tidy_archive_suffix(path) > 0
					 ? "unpack it, and name"
					 : "name");
	while ((entry = readdir(dir)) != NULL)
		if (!is_litter(entry->d_name))
			strlist_add(&entries, entry->d_name);
	closedir(dir);
	strlist_sort(&entries);
	if (is_one_students(&entries)) {
		error_set(
			error,
			"%s: it holds one student's work (%s%s), not a class; "
			"name the folder above it",
			path, entries.items[0],
			entries.count > 1 ? ", ..." : "");
		strlist_clear(&entries);
		return -1;
	}
	for (size_t i = 0; i < entries.count; i++)
		add_entry(intake, path, entries.items[i]);
	strlist_clear(&entries);
	if (intake->count == 0)
		return error_set(error,
				 "%s: no submissions in it; put a folder or "
				 "archive a student there",
				 path);
	name_all(intake);
	return 0;
}
