#include "ipclab/intake/archive.h"

#include "ipclab/intake/normalise.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All that may come out of one archive, wanted or not. */
enum { UNPACKED_BYTES = 256 << 20 };

/** Is there a part that is "..", or begins with a dot, or is it absolute? */
static bool
is_outside(const char *path)
{
	return path[0] == '/' || strcmp(path, "..") == 0 ||
	       strncmp(path, "../", 3) == 0 || strstr(path, "/../") != NULL;
}

static bool
is_hidden(const char *path)
{
	return (path[0] == '.' && path[1] != '/') ||
	       strstr(path, "/.") != NULL || strstr(path, "__MACOSX/") != NULL;
}

/** Read an entry's bytes, cap at most. Returns NULL if there are more, or the
 * archive is damaged. *unpacked counts all that came out. */
static char *
entry_bytes(struct archive *archive, size_t cap, size_t *size, size_t *unpacked)
{
	char *data = xcalloc(cap + 1, 1);
	la_ssize_t got;

	*size = 0;
	while ((got = archive_read_data(archive, data + *size,
					cap + 1 - *size)) > 0) {
		*size += got;
		*unpacked += got;
		if (*size > cap)
			break;
	}
	if (got == 0)
		return data;
	free(data);
	return NULL;
}

static void
take_entry(struct bundle *bundle, struct archive *archive,
	   struct archive_entry *entry, const char *path, size_t *unpacked)
{
	size_t size;
	char *data;

	if (is_outside(path)) {
		bundle_note(bundle,
			    "%s: left out, the name leads outside the "
			    "archive",
			    path);
	} else if (archive_entry_hardlink(entry) != NULL ||
		   archive_entry_filetype(entry) != AE_IFREG) {
		bundle_note(bundle, "%s: left out, it is not a regular file",
			    path);
	} else if (archive_entry_is_data_encrypted(entry)) {
		bundle_note(bundle,
			    "%s: left out, it is locked by a password; hand "
			    "it in without",
			    path);
	} else if (bundle->total >= BUNDLE_TOTAL_BYTES) {
		bundle_note(bundle,
			    "%s: left out, the submission is larger "
			    "than 16 MiB",
			    path);
	} else {
		data = entry_bytes(archive, BUNDLE_FILE_BYTES, &size, unpacked);
		if (data != NULL)
			bundle_add(bundle, path, data, size);
		else
			bundle_note(bundle,
				    "%s: left out, it is larger than "
				    "1 MiB or damaged",
				    path);
	}
}

/** Go over an unwanted entry, but not over an endless one. */
static void
skip_entry(struct bundle *bundle, struct archive *archive,
	   struct archive_entry *entry, const char *path, size_t *unpacked)
{
	const void *block;
	size_t size;
	la_int64_t offset;

	if (archive_entry_filetype(entry) == AE_IFREG && !is_hidden(path))
		bundle_other(bundle, path);
	while (*unpacked <= UNPACKED_BYTES &&
	       archive_read_data_block(archive, &block, &size, &offset) ==
		       ARCHIVE_OK)
		*unpacked += size;
}

static int
read_entries(struct bundle *bundle, struct archive *archive, const char *name,
	     struct error *error)
{
	struct archive_entry *entry;
	size_t unpacked = 0;
	int result;

	while ((result = archive_read_next_header(archive, &entry)) >=
	       ARCHIVE_WARN) {
		const char *path;

		if (result == ARCHIVE_EOF)
			return 0;
		path = archive_entry_pathname(entry);
		if (path == NULL)
			path = "";
		while (strncmp(path, "./", 2) == 0)
			path += 2;
		if (++bundle->entries > BUNDLE_ENTRIES)
			return error_set(error,
					 "%s: more than %d files in "
					 "it; hand in the sources only",
					 name, BUNDLE_ENTRIES);
		if (bundle_wants(bundle, path) &&
		    (is_outside(path) || !is_hidden(path)))
			take_entry(bundle, archive, entry, path, &unpacked);
		else if (tidy_archive_suffix(path) > 0)
			bundle_note(bundle,
				    "%s: left out, archives in "
				    "archives are not opened; hand in the "
				    "inner one",
				    path);
		else
			skip_entry(bundle, archive, entry, path, &unpacked);
		if (unpacked > UNPACKED_BYTES)
			return error_set(error,
					 "%s: more than %d MiB come "
					 "out of it; hand in the sources only",
					 name, UNPACKED_BYTES >> 20);
	}
	return error_set(error,
			 "%s: it can't be read as an archive (%s); "
			 "hand it in again, as .zip or .tar.gz",
			 name,
			 archive_error_string(archive) != NULL
				 ? archive_error_string(archive)
				 : "damaged");
}

int
bundle_read_archive(struct bundle *bundle, const char *path,
		    struct error *error)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct archive *archive = archive_read_new();
	struct stat st;
	int result;

	archive_read_support_filter_gzip(archive);
	archive_read_support_filter_bzip2(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_zstd(archive);
	archive_read_support_format_tar(archive);
	archive_read_support_format_zip(archive);
	if (fd < 0 || fstat(fd, &st) < 0)
		result = error_set(error, "%s: %s", name, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		result = error_set(error, "%s: not a regular file", name);
	else if (archive_read_open_fd(archive, fd, 65536) != ARCHIVE_OK)
		result = error_set(error,
				   "%s: it can't be read as an archive; "
				   "hand it in again, as .zip or .tar.gz",
				   name);
	else
		result = read_entries(bundle, archive, name, error);
	archive_read_free(archive);
	if (fd >= 0)
		close(fd);
	return result;
}
