/* SPDX-License-Identifier: MIT */
#include "ipclab/book/marks_by_hand.h"

#include "ipclab/base/files.h"
#include "ipclab/base/untrusted_text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MARKS_BYTES = 64 << 20, NAMED = 5 };

/** Whose lines in the file are not among those written. The caller frees. */
static char *
changed_lines(const char *file, const char *written)
{
	struct strlist lines = {0};
	struct strlist names = {0};
	struct strlist ours = {0};
	char *joined;

	strlist_split(&ours, written, '\n');
	strlist_split(&lines, file, '\n');
	for (size_t i = 0; i < lines.count; i++) {
		const char *line = lines.items[i];

		if (*line != '\0' && !strlist_has(&ours, line))
			strlist_take(&names,
				     text_clean(line, strcspn(line, ",")));
	}
	while (names.count > NAMED)
		free(names.items[--names.count]);
	joined = strlist_join(&names, ", ");
	strlist_clear(&lines);
	strlist_clear(&names);
	strlist_clear(&ours);
	return joined;
}

/** Keep a file that somebody changed, and say so. */
static int
keep(const struct outdir *out, const char *file, size_t size,
     const char *written, struct error *error)
{
	char *name = strf("marks-by-hand");
	char *path = strf("%s/%s.csv", out->path, name);
	char *names = changed_lines(file, written);
	int done;

	for (int i = 2; access(path, F_OK) == 0; i++) {
		free(name);
		free(path);
		name = strf("marks-by-hand-%d", i);
		path = strf("%s/%s.csv", out->path, name);
	}
	done = outdir_write(out, NULL, name, ".csv", file, size, error);
	if (done == 0)
		warning("%s/marks.csv was changed by hand%s%s; that one is now "
			"%s. To change a mark for good: ipclab mark",
			out->path, *names != '\0' ? ": " : "", names, path);
	free(names);
	free(name);
	free(path);
	return done;
}

/** Remember both what is written now and what was before: if we are killed in
 *  between, the file is one of the two. */
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
