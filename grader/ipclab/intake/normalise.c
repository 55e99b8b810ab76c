#include "ipclab/intake/normalise.h"

#include "ipclab/base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool
ends_in(const char *name, size_t length, const char *end)
{
	size_t size = strlen(end);

	return length > size &&
	       strncasecmp(name + length - size, end, size) == 0;
}

/** The length of a stem without what makes a copy's name: " (2)", " - Copy". */
static size_t
stem_length(const char *stem, size_t length)
{
	static const char *const copies[] = {" - copy", " copy"};
	size_t before;

	do {
		before = length;
		if (length > 0 && stem[length - 1] == ')') {
			size_t start = length - 1;

			while (start > 0 &&
			       isdigit((unsigned char)stem[start - 1]))
				start--;
			if (start > 1 && start < length - 1 &&
			    stem[start - 1] == '(')
				length = start - 1;
		}
		for (size_t i = 0; i < sizeof(copies) / sizeof(*copies); i++)
			if (ends_in(stem, length, copies[i]))
				length -= strlen(copies[i]);
		while (length > 1 && stem[length - 1] == ' ')
			length--;
	} while (length < before);
	return length;
}

static char
plain(char c)
{
	return c == ' ' || c == '-' ? '_' : tolower((unsigned char)c);
}

static bool
same(const char *a, const char *b, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (plain(a[i]) != plain(b[i]))
			return false;
	return true;
}

#define COPY_OF "copy of "

bool
tidy_name_fits(const char *given, const char *wanted)
{
	const char *dot = strrchr(wanted, '.');
	size_t length = strlen(given);
	size_t suffix = dot != NULL ? strlen(dot) : 0;
	size_t stem = strlen(wanted) - suffix;

	if (strcmp(given, wanted) == 0)
		return true;
	if (dot == NULL)
		return false;
	if (ends_in(given, length, ".txt") && ends_in(given, length - 4, dot))
		length -= 4;
	if (!ends_in(given, length, dot))
		return false;
	length -= suffix;
	if (strncasecmp(given, COPY_OF, strlen(COPY_OF)) == 0) {
		given += strlen(COPY_OF);
		length -= strlen(COPY_OF);
	}
	/* "a_copy.c" is no copy of "a.c" where it is itself asked for. */
	if (length == stem && same(given, wanted, stem))
		return true;
	return stem_length(given, length) == stem && same(given, wanted, stem);
}

size_t
tidy_archive_suffix(const char *name)
{
	static const char *const suffixes[] = {
		".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz",
		".txz",    ".tzst",   ".tbz2",    ".tar",     ".zip"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (ends_in(name, length, suffixes[i]))
			return strlen(suffixes[i]);
	return 0;
}

bool
tidy_is_foreign_archive(const char *name)
{
	static const char *const suffixes[] = {".rar", ".7z",  ".zipx", ".gz",
					       ".xz",  ".bz2", ".zst",  ".lzh",
					       ".iso", ".dmg", ".cab"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (ends_in(name, strlen(name), suffixes[i]))
			return true;
	return false;
}

static unsigned
unit_at(const char *data, size_t at, bool big)
{
	const unsigned char *byte = (const unsigned char *)data + at;

	return big ? byte[0] << 8 | byte[1] : byte[1] << 8 | byte[0];
}

/** Append a character as UTF-8. Returns the new end. */
static char *
put_utf8(char *end, unsigned c)
{
	if (c < 0x80) {
		*end++ = c;
		return end;
	}
	if (c < 0x800) {
		*end++ = 0xc0 | c >> 6;
	} else {
		if (c < 0x10000) {
			*end++ = 0xe0 | c >> 12;
		} else {
			*end++ = 0xf0 | c >> 18;
			*end++ = 0x80 | (c >> 12 & 63);
		}
		*end++ = 0x80 | (c >> 6 & 63);
	}
	*end++ = 0x80 | (c & 63);
	return end;
}

/** UTF-16 behind its mark as UTF-8; what is none becomes U+FFFD. */
static char *
from_utf16(const char *data, size_t *size, bool big)
{
	char *text = xcalloc(*size / 2 * 3 + 1, 1);
	char *end = text;

	for (size_t at = 2; at + 1 < *size; at += 2) {
		unsigned c = unit_at(data, at, big);
		unsigned low = at + 3 < *size ? unit_at(data, at + 2, big) : 0;

		if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 &&
		    low < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			at += 2;
		} else if (c >= 0xd800 && c < 0xe000) {
			c = 0xfffd;
		}
		end = put_utf8(end, c);
	}
	*size = end - text;
	return text;
}

/** Make CR LF to LF, in place. Returns whether there was any. */
static bool
take_line_ends(char *data, size_t *size)
{
	size_t n = 0;

	for (size_t i = 0; i < *size; i++)
		if (data[i] != '\r' || data[i + 1] != '\n')
			data[n++] = data[i];
	data[n] = '\0';
	if (n == *size)
		return false;
	*size = n;
	return true;
}

char *
tidy_text(char *data, size_t *size, const char **what)
{
	bool big = *size >= 2 && memcmp(data, "\xfe\xff", 2) == 0;

	*what = NULL;
	if (big || (*size >= 2 && memcmp(data, "\xff\xfe", 2) == 0)) {
		char *text = from_utf16(data, size, big);

		free(data);
		data = text;
		*what = "it was UTF-16, which no compiler reads, and was taken "
			"as UTF-8; set your editor to UTF-8";
	} else if (*size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		*size -= 3;
		memmove(data, data + 3, *size + 1);
		*what = "the byte order mark at its start was taken off";
	}
	if (take_line_ends(data, size) && *what == NULL)
		*what = "its line ends are Windows'; that is fine here";
	return data;
}
