/* Reading one submission, whatever it came in. */
#include "ipclab/intake/intake.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/archive.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/normalise.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/** Put those of former work, by their names, last. */
static int
former_last(const void *a, const void *b)
{
	const char *const *left = a;
	const char *const *right = b;
	const char *names[2] = {strrchr(*left, '/') + 1,
				strrchr(*right, '/') + 1};
	bool former[2];

	for (int i = 0; i < 2; i++)
		former[i] = name_sets_aside(
			names[i],
			strlen(names[i]) - tidy_archive_suffix(names[i]));
	return former[0] != former[1] ? former[0] - former[1]
				      : strcmp(*left, *right);
}

/** Take of an archive what is not there yet. */
static void
fill_from(const char *path, struct bundle *bundle)
{
	const char *name = strrchr(path, '/') + 1;
	size_t stem = strlen(name) - tidy_archive_suffix(name);
	char *prefix = strf("%.*s/", (int)stem, name);
	struct bundle more = bundle_beside(bundle);
	struct error error;

	if (bundle_read_archive(&more, path, prefix, &error) < 0)
		bundle_doubt(&more, DOUBT_DAMAGED, "%s", error.text);
	bundle_fill(bundle, &more, path);
	free(prefix);
}

/**
 * Open the archives that lie in a student's folder: Moodle puts what was
 * uploaded there; by hand it is done, too. Sources beside them come first.
 */
static int
read_archives_in(const char *folder, struct bundle *bundle, struct error *error)
{
	DIR *dir = opendir(folder);
	struct strlist names = {0};
	struct dirent *entry;

	if (dir == NULL)
		return error_set(error, "%s: %s", folder, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' &&
		    tidy_archive_suffix(entry->d_name) > 0)
			strlist_take(&names,
				     strf("%s/%s", folder, entry->d_name));
	closedir(dir);
	qsort(names.items, names.count, sizeof(*names.items), former_last);
	for (size_t i = 0; i < names.count; i++)
		fill_from(names.items[i], bundle);
	strlist_clear(&names);
	return 0;
}

static int
read_single(const char *path, const char *name, struct bundle *bundle,
	    struct error *error)
{
	size_t size;
	char *data;

	if (tidy_is_foreign_archive(name))
		return error_set(error,
				 "%s: archives of this kind are not opened; "
				 "hand it in again, as .zip or .tar.gz",
				 name);
	if (!bundle_wants(bundle, name))
		return error_set(error,
				 "%s: neither a folder, nor an archive, "
				 "nor a file that a lab asks for; hand it in "
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
		return read_archives_in(path, bundle, error);
	}
	if (tidy_archive_suffix(entry) > 0)
		return bundle_read_archive(bundle, path, "", error);
	single = canvas_file(entry);
	result = read_single(path, single, bundle, error);
	free(single);
	return result;
}

int
intake_read(const struct submission *submission, struct bundle *bundle,
	    struct error *error)
{
	for (size_t i = 0; i < submission->paths.count; i++) {
		const char *path = submission->paths.items[i];
		const char *name = strrchr(path, '/') + 1;

		if (canvas_is_late(name))
			bundle_note(bundle,
				    "%s: handed in late, as Canvas says", name);
		if (read_path(path, bundle, error) < 0)
			return -1;
	}
	bundle_note_others(bundle);
	return 0;
}
