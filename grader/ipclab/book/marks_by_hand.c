/* SPDX-License-Identifier: MIT */
#include "ipclab/book/marks_by_hand.h"

#include "ipclab/base/csv.h"
#include "ipclab/base/files.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/gradebook_read.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MARKS_BYTES = 64 << 20, NAMED = 5 };

/* The rows of a table: whose each row is, and its fields joined by newlines, so
   that a program's quotes and separators don't matter. */
struct hand_rows {
	struct strlist names;
	struct strlist texts;
};

static void
rows_read(struct hand_rows *rows, const char *text)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct strlist fields = {0};
	char separator;

	if (strncmp(text, mark, strlen(mark)) == 0)
		text += strlen(mark);
	separator = csv_separator(text);
	while (csv_row(&text, separator, &fields)) {
		if (fields.count > 1 || *fields.items[0] != '\0') {
			strlist_add(&rows->names, fields.items[0]);
			strlist_take(&rows->texts, strlist_join(&fields, "\n"));
		}
		strlist_clear(&fields);
	}
}

static void
rows_clear(struct hand_rows *rows)
{
	strlist_clear(&rows->names);
	strlist_clear(&rows->texts);
}

/** Add the names of the rows that are in one table but not in the other. */
static void
note_others(const struct hand_rows *rows, const struct hand_rows *others,
	    struct strlist *names)
{
	for (size_t i = 0; i < rows->names.count; i++) {
		const char *name = rows->names.items[i];
		char *clean;

		if (strlist_has(&others->texts, rows->texts.items[i]))
			continue;
		clean = text_clean(name, strlen(name));
		if (!strlist_has(names, clean))
			strlist_add(names, clean);
		free(clean);
	}
}

/** Add the names of the rows that were changed, added or removed. */
static void
note_changed(const char *file, const char *written, struct strlist *names)
{
	struct hand_rows there = {0};
	struct hand_rows ours = {0};

	rows_read(&there, file);
	rows_read(&ours, written);
	note_others(&there, &ours, names);
	note_others(&ours, &there, names);
	rows_clear(&there);
	rows_clear(&ours);
}

/** Keep a file that somebody changed, and say so. If a program only saved it
 *  again with the same fields, nothing would be lost, and it is not kept. */
static int
keep(const struct outdir *out, const char *file, size_t size,
     const char *written, struct error *error)
{
	char *name = strf("marks-by-hand");
	char *path = strf("%s/%s.csv", out->path, name);
	struct strlist changed = {0};
	char *names;
	int done = 0;

	note_changed(file, written, &changed);
	while (changed.count > NAMED)
		free(changed.items[--changed.count]);
	names = strlist_join(&changed, ", ");
	for (int i = 2; access(path, F_OK) == 0; i++) {
		free(name);
		free(path);
		name = strf("marks-by-hand-%d", i);
		path = strf("%s/%s.csv", out->path, name);
	}
	if (changed.count > 0)
		done = outdir_write(out, NULL, name, ".csv", file, size, error);
	if (changed.count > 0 && done == 0)
		warning("%s/marks.csv was changed by hand: %s; that one is now "
			"%s. To change a mark for good: ipclab mark",
			out->path, names, path);
	strlist_clear(&changed);
	free(names);
	free(name);
	free(path);
	return done;
}

/** Remember both the new text and the one before it: if we are killed before
 *  the file is written, it is still one of the two. */
static int
remember(struct gradebook *book, const char *text, const char *before,
	 struct error *error)
{
	if (before != NULL && strcmp(text, before) == 0)
		return 0;
	if (gradebook_begin(book, error) < 0)
		return -1;
	if ((before == NULL ||
	     gradebook_set(book, "marks.csv before", before, error) == 0) &&
	    gradebook_set(book, "marks.csv", text, error) == 0 &&
	    gradebook_commit(book, error) == 0)
		return 0;
	gradebook_rollback(book);
	return -1;
}

int
marks_write(const struct outdir *out, const char *text, size_t size,
	    struct error *error)
{
	char *path = strf("%s/marks.csv", out->path);
	char *last = gradebook_setting(out->book, "marks.csv");
	char *before = gradebook_setting(out->book, "marks.csv before");
	size_t file_size = 0;
	char *file = file_read(path, MARKS_BYTES, &file_size);
	int done = 0;

	if (file != NULL && last != NULL && strcmp(file, last) != 0 &&
	    strcmp(file, text) != 0 &&
	    (before == NULL || strcmp(file, before) != 0))
		done = keep(out, file, file_size, last, error);
	if (done == 0)
		done = remember(out->book, text, last, error);
	if (done == 0)
		done = outdir_write(out, NULL, "marks", ".csv", text, size,
				    error);
	free(path);
	free(last);
	free(before);
	free(file);
	return done;
}
