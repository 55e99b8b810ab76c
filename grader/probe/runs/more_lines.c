/* SPDX-License-Identifier: MIT */
/* Compare two outputs by their lines; see more_lines.h. */
#include "probe/runs/more_lines.h"
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sorted {
	struct printed *lines; /* owned */
	size_t len;
};

static int
compare(const void *left, const void *right)
{
	const struct printed *a = left, *b = right;
	int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

static int
sort_lines(struct sorted *out, struct printed output)
{
	const char *end = output.text + output.len;
	size_t room = 1;

	for (size_t i = 0; i < output.len; i++)
		room += output.text[i] == '\n';
	*out = (struct sorted){.lines = calloc(room, sizeof *out->lines)};
	if (!out->lines)
		return -1;
	for (const char *at = output.text; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((stop ? stop : end) - at);

		out->lines[out->len++] = (struct printed){at, len};
		at += len + 1;
	}
	qsort(out->lines, out->len, sizeof *out->lines, compare);
	return 0;
}

/* Is it there as a number of its own, not as a part of another? */
static bool
has_number(const struct printed *line, int number)
{
	const char *at = line->text, *end = line->text + line->len, *hit;
	char digits[16];
	size_t len = (size_t)snprintf(digits, sizeof digits, "%d", number);

	for (; (hit = memmem(at, (size_t)(end - at), digits, len));
	     at = hit + 1) {
		char before = hit > line->text ? hit[-1] : ' ';
		char after = hit + len < end ? hit[len] : ' ';

		if (!isdigit((unsigned char)before) && before != '-' &&
		    !isdigit((unsigned char)after))
			return true;
	}
	return false;
}

enum more
more_lines(struct printed output, struct printed base, int number)
{
	struct sorted here = {NULL, 0}, there = {NULL, 0};
	enum more more = MORE_LINES;
	size_t other = 0;

	if (sort_lines(&here, output) == -1 || sort_lines(&there, base) == -1)
		goto cleanup;
	more = MORE_NOTHING;
	for (size_t i = 0; i < here.len && more != MORE_WITH_NUMBER; i++) {
		const struct printed *line = &here.lines[i];

		while (other < there.len &&
		       compare(&there.lines[other], line) < 0)
			other++;
		if (other < there.len &&
		    compare(&there.lines[other], line) == 0)
			other++;
		else
			more = has_number(line, number) ? MORE_WITH_NUMBER
							: MORE_LINES;
	}
cleanup:
	free(here.lines);
	free(there.lines);
	return more;
}
