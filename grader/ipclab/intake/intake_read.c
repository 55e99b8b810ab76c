/* Reading one submission, whatever it came in. */
#include "ipclab/intake/intake.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/archive.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/normalise.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/**
 * Open the archives that lie in a student's folder: Moodle puts what was
 * uploaded there; by hand it is done, too. Sources beside them come first.
 */
static int
read_archives_in(const char *folder, struct bundle *bundle, struct error *error)
{
	bool moodle = strstr(folder, "_assignsubmission_file") != NULL;
	DIR *dir = opendir(folder);
	struct strlist names = {0};
	struct dirent *entry;
	int result = 0;

	if (dir == NULL)
		return error_set(error, "%s: %s", folder, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' &&
		    tidy_archive_suffix(entry->d_name) > 0)
			strlist_take(&names,
				     strf("%s/%s", folder, entry->d_name));
	closedir(dir);
	strlist_sort(&names);
	if (!moodle && bundle->count > 0) {
		for (size_t i = 0; i < names.count; i++)
			bundle_note(bundle,
				    "%s: left out, there are sources beside it",
				    strrchr(names.items[i], '/') + 1);
		strlist_clear(&names);
	}
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
