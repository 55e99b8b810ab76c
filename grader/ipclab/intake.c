#include "ipclab/intake.h"

#include "ipclab/archive.h"
#include "ipclab/files.h"
#include "ipclab/names.h"
#include "ipclab/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

static void
add_entry(struct intake *intake, const char *folder, const char *entry)
{
	size_t suffix = archive_suffix(entry);
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

int
intake_list(struct intake *intake, const char *path, struct error *error)
{
	DIR *dir = opendir(path);
	struct strlist entries = {0};
	struct dirent *entry;

	*intake = (struct intake){0};
	if (dir == NULL)
		return error_set(error,
				 "%s: %s; name the folder that holds the "
				 "submissions, a folder or archive a student",
				 path, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			strlist_add(&entries, entry->d_name);
	closedir(dir);
	strlist_sort(&entries);
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

/** Moodle puts what a student uploaded, archives too, in such a folder. */
static int
read_moodle_archives(const char *folder, struct bundle *bundle,
		     struct error *error)
{
	DIR *dir;
	struct strlist names = {0};
	struct dirent *entry;
	int result = 0;

	if (strstr(folder, "_assignsubmission_file") == NULL)
		return 0;
	dir = opendir(folder);
	if (dir == NULL)
		return error_set(error, "%s: %s", folder, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' &&
		    archive_suffix(entry->d_name) > 0)
			strlist_take(&names,
				     strf("%s/%s", folder, entry->d_name));
	closedir(dir);
	strlist_sort(&names);
	for (size_t i = 0; i < names.count && result == 0; i++)
		result = bundle_read_archive(bundle, names.items[i], error);
	strlist_clear(&names);
	return result;
}

static int
read_single(const char *path, const char *name, struct bundle *bundle,
	    struct error *error)
{
	size_t size;
	char *data;

	if (!bundle_wants(bundle, name))
		return error_set(error,
				 "%s: neither a folder, nor an archive, "
				 "nor a file that a lab asks for; ask for it "
				 "again, as .zip or .tar.gz",
				 name);
	data = file_read(path, BUNDLE_FILE_BYTES, &size);
	if (data == NULL)
		return error_set(error, "%s: %s", name, strerror(errno));
	bundle_add(bundle, name, data, size);
	return 0;
}

static int
read_path(const char *path, struct bundle *bundle, struct error *error)
{
	const char *entry = strrchr(path, '/') + 1;
	struct stat st;
	char *single;
	int result;

	if (lstat(path, &st) < 0)
		return error_set(error, "%s: %s", entry, strerror(errno));
	if (S_ISLNK(st.st_mode))
		return error_set(error,
				 "it is a symbolic link, and those are "
				 "not followed; put the files themselves "
				 "there");
	if (S_ISDIR(st.st_mode)) {
		if (bundle_read_folder(bundle, path, error) < 0)
			return -1;
		return read_moodle_archives(path, bundle, error);
	}
	if (archive_suffix(entry) > 0)
		return bundle_read_archive(bundle, path, error);
	single = canvas_file(entry);
	result = read_single(path, single, bundle, error);
	free(single);
	return result;
}

int
intake_read(const struct submission *submission, struct bundle *bundle,
	    struct error *error)
{
	for (size_t i = 0; i < submission->paths.count; i++)
		if (read_path(submission->paths.items[i], bundle, error) < 0)
			return -1;
	return 0;
}
