/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/archive.h"

#include "ipclab/intake/archive_entry.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/normalise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_opened(struct bundle *bundle, struct archive *archive,
		       const char *name, const char *prefix, const char *packed,
		       int depth, size_t *unpacked, struct error *error);

static int
read_entries(struct reading *reading, struct error *error)
{
	const char *name = reading->name;
	struct archive_entry *entry;
	const char *why;
	int result;

	while ((result = archive_read_next_header(reading->archive, &entry)) >=
	       ARCHIVE_WARN) {
		if (result == ARCHIVE_EOF)
			return 0;
		if (++reading->bundle->entries > BUNDLE_ENTRIES)
			return error_set(error,
					 "%s: more than %d files in "
					 "it; hand in only the sources",
					 name, BUNDLE_ENTRIES);
		archive_see_entry(reading, entry);
		if (archive_format(reading->archive) == ARCHIVE_FORMAT_RAW)
			bundle_note(reading->bundle, "%s: unpacked; it is %s",
				    name, reading->packed);
		if (*reading->unpacked > UNPACKED_BYTES)
			return error_set(error,
					 "%s: it unpacks to more than "
					 "%d MiB; hand in only the sources",
					 name, UNPACKED_BYTES >> 20);
	}
	why = archive_error_string(reading->archive);
	return error_set(error,
			 "%s: it can't be read as an archive (%s); "
			 "hand it in again, as .zip or .tar.gz",
			 name, why != NULL ? why : "damaged");
}

static struct archive *
new_archive(void)
{
	struct archive *archive = archive_read_new();

	archive_read_support_filter_gzip(archive);
	archive_read_support_filter_bzip2(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_zstd(archive);
	archive_read_support_format_tar(archive);
	archive_read_support_format_zip(archive);
	return archive;
}

/** The name of the wanted file that is packed by itself in this one, by its
 *  name: "hello.c.gz". NULL if it is none. The caller frees. */
static char *
packed_file(const struct bundle *bundle, const char *name)
{
	static const char *const suffixes[] = {".gz", ".bz2", ".xz", ".zst"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		char *file;

		if (!name_ends_in(name, length, suffixes[i]))
			continue;
		file = xstrndup(name, length - strlen(suffixes[i]));
		if (bundle_wants(bundle, file))
			return file;
		free(file);
	}
	return NULL;
}

/** Fill the bundle from an archive inside the archive. */
static void
read_inner(struct reading *reading, const struct bundle_file *file)
{
	size_t stem = strlen(file->path) - tidy_archive_suffix(file->path);
	char *prefix = strf("%.*s/", (int)stem, file->path);
	struct bundle more = bundle_beside(reading->bundle);
	struct archive *archive = new_archive();
	struct error error;

	if (archive_read_open_memory(archive, file->data, file->size) !=
		    ARCHIVE_OK ||
	    read_opened(&more, archive, file->path, prefix, NULL,
			reading->depth + 1, reading->unpacked, &error) < 0)
		bundle_doubt(&more, DOUBT_DAMAGED,
			     "%s: left out, it can't be read as an archive; "
			     "hand it in again, as .zip or .tar.gz",
			     file->path);
	bundle_fill(reading->bundle, &more, file->path);
	archive_read_free(archive);
	free(prefix);
}

static int
read_opened(struct bundle *bundle, struct archive *archive, const char *name,
	    const char *prefix, const char *packed, int depth, size_t *unpacked,
	    struct error *error)
{
	struct reading reading = {.bundle = bundle,
				  .archive = archive,
				  .name = name,
				  .prefix = prefix,
				  .packed = packed,
				  .depth = depth,
				  .unpacked = unpacked};
	int result = read_entries(&reading, error);

	for (size_t i = 0; i < reading.inner_count; i++) {
		if (result == 0)
			read_inner(&reading, &reading.inner[i]);
		free(reading.inner[i].path);
		free(reading.inner[i].data);
	}
	free(reading.inner);
	if (result == 0 && *unpacked > UNPACKED_BYTES)
		result = error_set(error,
				   "%s: it unpacks to more than %d MiB; hand "
				   "in only the sources",
				   name, UNPACKED_BYTES >> 20);
	return result;
}

int
bundle_read_archive(struct bundle *bundle, const char *path, const char *prefix,
		    struct error *error)
{
	const char *name = bundle_last_part(path);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct archive *archive = new_archive();
	char *packed = packed_file(bundle, name);
	size_t unpacked = 0;
	struct stat st;
	int result;

	if (packed != NULL)
		archive_read_support_format_raw(archive);
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
		result = read_opened(bundle, archive, name, prefix, packed, 0,
				     &unpacked, error);
	archive_read_free(archive);
	free(packed);
	if (fd >= 0)
		close(fd);
	return result;
}
