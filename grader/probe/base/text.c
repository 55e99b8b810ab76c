/* SPDX-License-Identifier: MIT */
#include "probe/base/text.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "\u2026"

/**
 * The code point at *at; moves *at past it. -1 for a byte that does not start a
 * valid sequence (an overlong form, a surrogate, past U+10FFFF).
 */
static int32_t
next_point(const char **at)
{
	const unsigned char *s = (const unsigned char *)*at;
	int32_t point, least;
	int more;

	*at += 1;
	if (s[0] < 0x80)
		return s[0];
	if (s[0] >= 0xc2 && s[0] <= 0xdf)
		more = 1, point = s[0] & 0x1f, least = 0x80;
	else if (s[0] >= 0xe0 && s[0] <= 0xef)
		more = 2, point = s[0] & 0x0f, least = 0x800;
	else if (s[0] >= 0xf0 && s[0] <= 0xf4)
		more = 3, point = s[0] & 0x07, least = 0x10000;
	else
		return -1;
	for (int i = 1; i <= more; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return -1;
		point = point << 6 | (s[i] & 0x3f);
	}
	if (point < least || point > 0x10ffff ||
	    (point >= 0xd800 && point <= 0xdfff))
		return -1;
	*at += more;
	return point;
}

/** Would it move the cursor or change the writing direction? */
static bool
is_control(int32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
	       point == 0x61c || point == 0x200e || point == 0x200f ||
	       (point >= 0x2028 && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

/** Not allowed in XML 1.0. */
static bool
is_noncharacter(int32_t point)
{
	return (point & 0xfffe) == 0xfffe;
}

static void
put_control(FILE *out, int32_t point)
{
	if (point == '\n')
		fputs("\\n", out);
	else if (point == '\t')
		fputs("\\t", out);
	else if (point < 0x100)
		fprintf(out, "\\x%02x", (unsigned)point);
	else
		fprintf(out, "\\u%04x", (unsigned)point);
}

static const char *
entity(int32_t point)
{
	switch (point) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static char *
clean(const char *text, bool plain, bool xml)
{
	char *result = NULL;
	size_t size;
	FILE *out = open_memstream(&result, &size);

	if (!out)
		return NULL;
	while (text && *text) {
		const char *from = text;
		int32_t point = next_point(&text);

		if (point < 0 || (xml && is_noncharacter(point)))
			fputs("\ufffd", out);
		else if (plain && is_control(point))
			put_control(out, point);
		else if (xml && entity(point))
			fputs(entity(point), out);
		else
			fwrite(from, 1, (size_t)(text - from), out);
	}
	if (fclose(out) != 0) {
		free(result);
		return NULL;
	}
	return result;
}

char *
text_utf8(const char *text)
{
	return clean(text, false, false);
}

char *
text_plain(const char *text)
{
	return clean(text, true, false);
}

char *
text_xml(const char *text)
{
	return clean(text, true, true);
}

/** Columns of one code point: 0 if combining, 2 if wide (East Asian, emoji). */
static size_t
point_columns(int32_t p)
{
	if ((p >= 0x300 && p <= 0x36f) || (p >= 0x200b && p <= 0x200d) ||
	    (p >= 0x20d0 && p <= 0x20ff) || (p >= 0xfe00 && p <= 0xfe0f))
		return 0;
	if ((p >= 0x1100 && p <= 0x115f) || (p >= 0x2e80 && p <= 0xa4cf) ||
	    (p >= 0xac00 && p <= 0xd7a3) || (p >= 0xf900 && p <= 0xfaff) ||
	    (p >= 0xfe30 && p <= 0xfe6f) || (p >= 0xff00 && p <= 0xff60) ||
	    (p >= 0xffe0 && p <= 0xffe6) || (p >= 0x1f300 && p <= 0x1faff) ||
	    (p >= 0x20000 && p <= 0x3fffd))
		return 2;
	return 1;
}

size_t
text_columns(const char *text)
{
	size_t columns = 0;

	while (*text)
		columns += point_columns(next_point(&text));
	return columns;
}

/** How many bytes of text fit into that many columns. */
static size_t
text_fit(const char *text, size_t columns)
{
	const char *at = text;
	size_t used = 0;

	while (*at) {
		const char *from = at;

		used += point_columns(next_point(&at));
		if (used > columns)
			return (size_t)(from - text);
	}
	return (size_t)(at - text);
}

char *
text_shorten(const char *text, size_t columns)
{
	char *plain = text_plain(text), *cut = NULL;

	if (!plain || text_columns(plain) <= columns)
		return plain;
	plain[text_fit(plain, columns ? columns - 1 : 0)] = '\0';
	if (asprintf(&cut, "%s" ELLIPSIS, plain) < 0)
		cut = NULL;
	free(plain);
	return cut;
}

char *
text_shorten_path(const char *path, size_t columns)
{
	char *plain = text_plain(path), *cut = NULL;
	const char *at = plain;
	size_t left;

	if (!plain || (left = text_columns(plain)) <= columns)
		return plain;
	while (*at && left + 1 > columns)
		left -= point_columns(next_point(&at));
	if (strchr(at, '/'))
		at = strchr(at, '/');
	if (asprintf(&cut, ELLIPSIS "%s", at) < 0)
		cut = NULL;
	free(plain);
	return cut;
}

char *
text_file_name(const char *path)
{
	static const char begin[] = "/memfd:";
	static const char end[] = " (deleted)";
	size_t len = strlen(path), cut = strlen(begin) + strlen(end);

	if (len > cut && strncmp(path, begin, strlen(begin)) == 0)
		return strndup(path + strlen(begin), len - cut);
	return strdup(path);
}

void
text_put(FILE *out, const char *text)
{
	char *plain = text_plain(text);

	fputs(plain ? plain : "?", out);
	free(plain);
}

const char *
text_plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

void
text_wrap(FILE *out, const char *text, size_t indent, size_t columns)
{
	char *plain = text_plain(text);
	size_t used = 0;

	for (char *rest = plain, *word; (word = strsep(&rest, " "));) {
		size_t width = text_columns(word);

		if (!width)
			continue;
		if (used && used + 1 + width > columns) {
			fputc('\n', out);
			used = 0;
		}
		fprintf(out, "%*s%s", used ? 1 : (int)indent, "", word);
		used += (used ? 1 : indent) + width;
	}
	fputc('\n', out);
	free(plain);
}
