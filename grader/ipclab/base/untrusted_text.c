/* SPDX-License-Identifier: MIT */
#include "ipclab/base/untrusted_text.h"

#include "ipclab/base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/**
 * The length of the valid UTF-8 character at s, or 0.
 * Source: RFC 3629 (no overlong forms, no surrogates, up to U+10FFFF).
 */
static size_t
utf8_length(const unsigned char *s, size_t left)
{
	static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = *s < 0x80   ? 1
			: *s < 0xC2 ? 0
			: *s < 0xE0 ? 2
			: *s < 0xF0 ? 3
			: *s < 0xF5 ? 4
				    : 0;
	unsigned long code;

	if (length <= 1)
		return length;
	if (length > left)
		return 0;
	code = *s & (0xFF >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		code = code << 6 | (s[i] & 0x3F);
	}
	if (code < least[length] || code > 0x10FFFF ||
	    (code >= 0xD800 && code <= 0xDFFF))
		return 0;
	return length;
}

/** C1 controls, and the marks that reverse the direction of text. */
static bool
is_unsafe(const unsigned char *s, size_t length)
{
	if (length == 1)
		return (*s < 0x20 && *s != '\n' && *s != '\t') || *s == 0x7F;
	if (length == 2)
		return s[0] == 0xC2 && s[1] < 0xA0;
	if (length == 3 && s[0] == 0xE2)
		return (s[1] == 0x80 && s[2] >= 0xAA && s[2] <= 0xAE) ||
		       (s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9);
	return false;
}

char *
text_clean(const char *bytes, size_t size)
{
	const unsigned char *s = (const unsigned char *)bytes;
	char *clean = xcalloc(4 * size + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < size;) {
		size_t length = utf8_length(s + i, size - i);

		if (length == 0) {
			memcpy(clean + n, "\xEF\xBF\xBD", 3);
			n += 3;
			length = 1;
		} else if (is_unsafe(s + i, length)) {
			for (size_t k = 0; k < length; k++)
				n += sprintf(clean + n, "\\x%02x", s[i + k]);
		} else {
			memcpy(clean + n, s + i, length);
			n += length;
		}
		i += length;
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
