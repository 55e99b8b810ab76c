/* SPDX-License-Identifier: MIT */
#include "probe/base/text.h"
#include "unicode/code_point.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "\u2026"

static int32_t
next_point(const char **at)
{
	return code_point_next(at, *at + strnlen(*at, 4));
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
		else if (plain && code_point_is_control(point))
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

size_t
text_columns(const char *text)
{
	size_t columns = 0;

	while (*text)
		columns += code_point_columns(next_point(&text));
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

		used += code_point_columns(next_point(&at));
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
		left -= code_point_columns(next_point(&at));
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
