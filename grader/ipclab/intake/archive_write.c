/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/archive_write.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	START_OF_ZIP = 315532800
}; /* 1980, the earliest that a zip can
      express */

static bool
ends_in(const char *text, const char *end)
{
	size_t size = strlen(text);
	size_t tail = strlen(end);

	return size > tail && strcmp(text + size - tail, end) == 0;
}

bool
archive_can_write(const char *path)
{
	return ends_in(path, ".tar.gz") || ends_in(path, ".tgz") ||
	       ends_in(path, ".zip");
}

static int
add(struct archive *archive, const char *folder, const struct bundle_file *file)
{
	struct archive_entry *entry = archive_entry_new();
	char *path = strf("%s/%s", folder, file->path);
	int result;

	archive_entry_set_pathname(entry, path);
	archive_entry_set_size(entry, (la_int64_t)file->size);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, START_OF_ZIP, 0);
	result = archive_write_header(archive, entry);
	if (result == ARCHIVE_OK &&
	    archive_write_data(archive, file->data, file->size) !=
		    (la_ssize_t)file->size)
		result = ARCHIVE_FATAL;
	archive_entry_free(entry);
	free(path);
	return result;
}

int
archive_write_files(const char *path, const char *folder,
		    const struct bundle_file *files, size_t count,
		    struct error *error)
{
	struct archive *archive = archive_write_new();
	const char *why;
	int result;

	if (ends_in(path, ".zip")) {
		archive_write_set_format_zip(archive);
	} else {
		archive_write_add_filter_gzip(archive);
		archive_write_set_filter_option(archive, "gzip", "timestamp",
						NULL);
		archive_write_set_format_pax_restricted(archive);
	}
	result = archive_write_open_filename(archive, path);
	for (size_t i = 0; i < count && result == ARCHIVE_OK; i++)
		result = add(archive, folder, &files[i]);
	if (result == ARCHIVE_OK)
		result = archive_write_close(archive);
	if (result != ARCHIVE_OK) {
		why = archive_error_string(archive);
		error_set(error, "%s: %s", path,
			  why != NULL ? why : "it can't be written");
		unlink(path);
	}
	archive_write_free(archive);
	return result == ARCHIVE_OK ? 0 : -1;
}
