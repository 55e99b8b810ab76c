/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/archive_entry.h"

#include "ipclab/intake/hidden_files.h"
#include "ipclab/intake/normalise.h"

#include <stdlib.h>
#include <string.h>

/** Is the path absolute, or does a part of it begin with a dot (also "..")? */
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

/** Skip what is left of an entry, but not an endless one. */
static void
skip_rest(struct reading *reading)
{
	const void *block;
	size_t size;
	la_int64_t offset;

	while (*reading->unpacked <= UNPACKED_BYTES &&
	       archive_read_data_block(reading->archive, &block, &size,
				       &offset) == ARCHIVE_OK)
		*reading->unpacked += size;
}

/** How reading an entry's bytes ended. */
enum entry_end { ENTRY_WHOLE, ENTRY_TOO_LARGE, ENTRY_DAMAGED };

/** Read an entry's bytes, cap at most, with room for a NUL. */
static enum entry_end
entry_bytes(struct reading *reading, size_t cap, char **data, size_t *size)
{
	size_t room = 0;
	la_ssize_t got;

	*data = NULL;
	*size = 0;
	do {
		if (*size + 1 >= room) {
			room = room * 2 < 65536 ? 65536 : room * 2;
			room = room < cap + 2 ? room : cap + 2;
			*data = xrealloc(*data, room);
		}
		got = archive_read_data(reading->archive, *data + *size,
					room - 1 - *size);
		if (got > 0) {
			*size += got;
			*reading->unpacked += got;
		}
	} while (got > 0 && *size <= cap);
	if (got == 0)
		return ENTRY_WHOLE;
	free(*data);
	*data = NULL;
	if (got < 0)
		return ENTRY_DAMAGED;
	skip_rest(reading);
	return ENTRY_TOO_LARGE;
}

/** Can the entry be read at all? If not, notes why. */
static bool
is_readable(struct bundle *bundle, struct archive_entry *entry,
	    const char *path)
{
	if (is_outside(path))
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, the name leads outside the "
			     "archive",
			     path);
	else if (archive_entry_hardlink(entry) != NULL ||
		 archive_entry_filetype(entry) != AE_IFREG)
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, it is not a regular file", path);
	else if (archive_entry_is_data_encrypted(entry))
		bundle_doubt(bundle, DOUBT_LOCKED,
			     "%s: left out, it is protected by a password; "
			     "hand it in without one",
			     path);
	else if (bundle->total >= BUNDLE_TOTAL_BYTES)
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, the submission is larger "
			     "than 16 MiB",
			     path);
	else
		return true;
	return false;
}

static void
note_end(struct bundle *bundle, const char *path, enum entry_end end,
	 size_t cap)
{
	if (end == ENTRY_TOO_LARGE)
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, it is larger than %zu MiB", path,
			     cap >> 20);
	else
		bundle_doubt(bundle, DOUBT_DAMAGED,
			     "%s: left out, it is damaged; hand it in again",
			     path);
}

static void
take_entry(struct reading *reading, struct archive_entry *entry,
	   const char *path)
{
	struct bundle *bundle = reading->bundle;
	size_t cap = bundle->file_bytes != 0 ? bundle->file_bytes
					     : BUNDLE_FILE_BYTES;
	enum entry_end end;
	char *data;
	size_t size;

	if (!is_readable(bundle, entry, path))
		return;
	end = entry_bytes(reading, cap, &data, &size);
	if (end != ENTRY_WHOLE) {
		note_end(bundle, path, end, cap);
		return;
	}
	bundle_add(bundle, path, data, size);
	if (archive_entry_mtime_is_set(entry))
		bundle_made_at(bundle, archive_entry_mtime(entry),
			       CLOCK_ARCHIVE);
}

/** Takes over data. */
static void
add_inner(struct reading *reading, const char *path, char *data, size_t size)
{
	struct bundle_file *inner;

	reading->inner = xrealloc(reading->inner,
				  (reading->inner_count + 1) * sizeof(*inner));
	inner = &reading->inner[reading->inner_count++];
	*inner = (struct bundle_file){xstrdup(path), data, size};
	reading->inner_bytes += size;
}

/** Keep an archive inside the archive for later. */
static void
keep_inner(struct reading *reading, struct archive_entry *entry,
	   const char *path)
{
	struct bundle *bundle = reading->bundle;
	enum entry_end end;
	char *data;
	size_t size;

	if (reading->depth >= INNER_DEPTH) {
		bundle_doubt(bundle, DOUBT_ARCHIVE,
			     "%s: left out, archives are nested too deeply; "
			     "hand in the innermost one",
			     path);
		return;
	}
	if (!is_readable(bundle, entry, path))
		return;
	end = entry_bytes(reading, INNER_BYTES - reading->inner_bytes, &data,
			  &size);
	if (end == ENTRY_WHOLE)
		add_inner(reading, path, data, size);
	else
		note_end(bundle, path, end, INNER_BYTES);
}

/** May it be an archive, though its name doesn't say so? */
static bool
may_be_inner(const struct reading *reading, struct archive_entry *entry,
	     const char *path)
{
	return reading->depth < INNER_DEPTH &&
	       archive_entry_filetype(entry) == AE_IFREG &&
	       !archive_entry_is_data_encrypted(entry) && !is_hidden(path) &&
	       strchr(bundle_last_part(path), '.') == NULL;
}

/** Keep an entry for later if it is an archive by its content. */
static void
see_nameless(struct reading *reading, const char *path)
{
	enum content content = CONTENT_UNKNOWN;
	char *data;
	size_t size;

	if (entry_bytes(reading, INNER_BYTES - reading->inner_bytes, &data,
			&size) == ENTRY_WHOLE)
		content = content_of(data, size, NULL);
	if (content == CONTENT_ARCHIVE) {
		add_inner(reading, path, data, size);
		return;
	}
	free(data);
	bundle_other(reading->bundle, path, content);
}

static void
skip_entry(struct reading *reading, struct archive_entry *entry,
	   const char *path)
{
	if (archive_entry_filetype(entry) == AE_IFREG && !is_hidden(path))
		bundle_other(reading->bundle, path,
			     content_named(path, NULL, 0));
	else if (archive_entry_filetype(entry) == AE_IFREG)
		hidden_add(reading->bundle, path);
	/* It may be meant for a folder. */
	if (archive_entry_filetype(entry) == AE_IFLNK && !is_hidden(path) &&
	    strchr(bundle_last_part(path), '.') == NULL)
		bundle_doubt(reading->bundle, DOUBT_UNREADABLE,
			     "%s: left out, it is a symbolic link", path);
	skip_rest(reading);
}

/** The path without the parts that mean nothing: "./src//./a.c". Ownership:
 *  the caller frees. */
static char *
plain_path(const char *path)
{
	char *plain = xcalloc(strlen(path) + 1, 1);
	char *end = plain;

	while (*path != '\0') {
		size_t part = strcspn(path, "/");
		size_t whole = part + (path[part] == '/');

		/* The first slash makes it absolute. */
		if ((part == 0 && end == plain) || part > 1 ||
		    (part == 1 && *path != '.'))
			end = mempcpy(end, path, whole);
		path += whole;
	}
	return plain;
}

void
archive_see_entry(struct reading *reading, struct archive_entry *entry)
{
	const char *given =
		archive_format(reading->archive) == ARCHIVE_FORMAT_RAW
			? reading->packed
			: archive_entry_pathname(entry);
	char *name = plain_path(given != NULL ? given : "");
	char *path = is_outside(name) ? xstrdup(name)
				      : strf("%s%s", reading->prefix, name);

	if (bundle_wants(reading->bundle, path) &&
	    (is_outside(path) || !is_hidden(path)))
		take_entry(reading, entry, path);
	else if (tidy_archive_suffix(path) > 0 && !is_hidden(path))
		keep_inner(reading, entry, path);
	else if (may_be_inner(reading, entry, path))
		see_nameless(reading, path);
	else
		skip_entry(reading, entry, path);
	free(path);
	free(name);
}
