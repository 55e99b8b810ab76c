/* SPDX-License-Identifier: MIT */
#include "ipclab/base/untrusted_text.h"

#include "ipclab/base/mem.h"
#include "unicode/code_point.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

char *
text_clean(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	char *clean = xcalloc(4 * size + 1, 1), *to = clean;

	while (bytes < end) {
		const char *from = bytes;
		int32_t point = code_point_next(&bytes, end);

		if (point < 0) {
			to = stpcpy(to, "\xEF\xBF\xBD");
		} else if (code_point_is_control(point) && point != '\n' &&
			   point != '\t') {
			for (; from < bytes; from++)
				to += sprintf(to, "\\x%02x",
					      (unsigned char)*from);
		} else {
			to = mempcpy(to, from, (size_t)(bytes - from));
		}
	}
	return clean;
}

json_t *
json_text(const char *bytes)
{
	char *clean = text_clean(bytes, strlen(bytes));
	json_t *string = json_string(clean);

	free(clean);
	return string;
}

/* The length of "/ccXXXXXX.o" at the end of a path in text, or 0. */
static size_t
object_name(const char *text)
{
	size_t i;

	if (strncmp(text, "/cc", 3) != 0)
		return 0;
	for (i = 3; i < 9; i++)
		if (!isalnum((unsigned char)text[i]))
			return 0;
	return strncmp(text + i, ".o", 2) == 0 ? i + 2 : 0;
}

void
text_name_objects(char *text)
{
	static const char name[] = "object.o";
	char *out = text; /* never ahead of text: the new name is shorter */
	char *word = text;

	while (*text != '\0') {
		size_t length = object_name(text);

		if (length > 0) {
			out = word;
			memcpy(out, name, sizeof(name) - 1);
			out += sizeof(name) - 1;
			text += length;
			continue;
		}
		*out++ = *text;
		if (isspace((unsigned char)*text++))
			word = out;
	}
	*out = '\0';
}

void
html_text(FILE *page, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&':
			fputs("&amp;", page);
			break;
		case '<':
			fputs("&lt;", page);
			break;
		case '>':
			fputs("&gt;", page);
			break;
		case '"':
			fputs("&quot;", page);
			break;
		case '\'':
			fputs("&#39;", page);
			break;
		default:
			fputc(*text, page);
		}
	}
}
