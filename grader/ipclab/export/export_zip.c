/* SPDX-License-Identifier: MIT */
/* The feedback pages in a zip, with the file names that the sites expect. */
#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/export/export.h"
#include "ipclab/pages/feedback.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

enum { START_OF_ZIP = 315532800 }; /* 1980: equal pages give equal bytes */

static struct archive *zip; /* the one that is being written */

void
zip_start(FILE *out, const struct export_options *options)
{
	(void)options;
	zip = archive_write_new();
	archive_write_set_format_zip(zip);
	archive_write_set_bytes_in_last_block(zip, 1);
	if (archive_write_open_FILE(zip, out) != ARCHIVE_OK)
		fprintf(stderr, "ipclab: %s\n", archive_error_string(zip));
}

/** Takes path. */
static void
add_page(char *path, const json_t *result)
{
	struct archive_entry *entry = archive_entry_new();
	char *text = NULL;
	size_t size;
	FILE *page = xmemstream(&text, &size);

	feedback_page(page, result);
	fclose(page);
	archive_entry_set_pathname_utf8(entry, path);
	archive_entry_set_size(entry, (la_int64_t)size);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, START_OF_ZIP, 0);
	archive_write_header(zip, entry);
	archive_write_data(zip, text, size);
	archive_entry_free(entry);
	free(text);
	free(path);
}

/** For Moodle's "Upload multiple feedback files in a zip": the names are those
 *  in Moodle's own download. */
void
moodle_zip_one(FILE *out, const struct export_options *options,
	       const json_t *result)
{
	const json_t *origin = json_object_get(result, "origin");

	(void)out;
	(void)options;
	if (strcmp(text_in(origin, "site"), "moodle") == 0)
		add_page(strf("%s_%s_assignsubmission_file_/feedback.html",
			      text_in(origin, "name"), text_in(origin, "id")),
			 result);
}

/** For Canvas's "Upload Submissions": the numbers of student and upload. */
void
canvas_zip_one(FILE *out, const struct export_options *options,
	       const json_t *result)
{
	const json_t *origin = json_object_get(result, "origin");

	(void)out;
	(void)options;
	if (strcmp(text_in(origin, "site"), "canvas") == 0)
		add_page(strf("%s_%s_%s_feedback.html", text_in(origin, "name"),
			      text_in(origin, "id"), text_in(origin, "upload")),
			 result);
}

void
zip_end(FILE *out)
{
	(void)out;
	archive_write_close(zip);
	archive_write_free(zip);
	zip = NULL;
}
