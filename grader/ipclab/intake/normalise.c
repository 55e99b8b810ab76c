/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/normalise.h"

#include "ipclab/base/mem.h"
#include "ipclab/intake/name_fit.h"

#include <errno.h>
#include <iconv.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

size_t
tidy_archive_suffix(const char *name)
{
	static const char *const suffixes[] = {
		".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz", ".txz",
		".tzst",   ".tbz2",   ".tar",     ".zip",     ".jar"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (name_ends_in(name, length, suffixes[i]))
			return strlen(suffixes[i]);
	return 0;
}

bool
tidy_is_foreign_archive(const char *name)
{
	static const char *const suffixes[] = {
		".rar", ".7z",  ".zipx", ".gz",  ".xz",  ".bz2",
		".zst", ".lzh", ".iso",  ".dmg", ".cab", ".lz",
		".lz4", ".arj", ".ace",  ".sit", ".001", ".z01",
		".z",   ".tlz", ".lzma", ".alz", ".egg"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (name_ends_in(name, strlen(name), suffixes[i]))
			return true;
	return false;
}

/* Encodings that compilers can't read; an earlier mark contains a later one. */
static const struct encoding {
	const char *name; /* for iconv */
	const char *mark; /* of byte order: one unit */
	size_t unit;
	const char *was;
} encodings[] = {
#define TO_UTF8                                                                \
	", which compilers can't read, and was converted to UTF-8; set your "  \
	"editor to UTF-8"
	{"UTF-32LE", "\xff\xfe\0\0", 4, "it was UTF-32" TO_UTF8},
	{"UTF-32BE", "\0\0\xfe\xff", 4, "it was UTF-32" TO_UTF8},
	{"UTF-16LE", "\xff\xfe", 2, "it was UTF-16" TO_UTF8},
	{"UTF-16BE", "\xfe\xff", 2, "it was UTF-16" TO_UTF8},
};

enum { ENCODINGS = sizeof(encodings) / sizeof(*encodings) };

/**
 * Is it UTF-16 or UTF-32 without a byte order mark: do most characters have
 * their NULs on the same side? Returns its encoding, or NULL.
 */
static const struct encoding *
unmarked_wide(const char *data, size_t size)
{
	size_t nuls[4] = {0};
	size_t quarter = size / 4;
	size_t even;
	size_t odd;

	for (size_t i = 0; i < size; i++)
		nuls[i % 4] += data[i] == '\0';
	even = nuls[0] + nuls[2];
	odd = nuls[1] + nuls[3];
	if (size < 8)
		return NULL;
	/* Few characters are beyond 16 bits, or multiples of 256. */
	if (nuls[3] >= quarter && nuls[2] > quarter / 2 &&
	    nuls[0] <= quarter / 8)
		return &encodings[0];
	if (nuls[0] >= quarter && nuls[1] > quarter / 2 &&
	    nuls[3] <= quarter / 8)
		return &encodings[1];
	if (even <= odd / 16 && odd > quarter)
		return &encodings[2];
	return odd <= even / 16 && even > quarter ? &encodings[3] : NULL;
}

/** Convert to UTF-8; invalid characters, of unit bytes, become U+FFFD. NULL if
 *  iconv can't. */
static char *
to_utf8(const char *encoding, size_t unit, char *data, size_t *size)
{
	/* A unit takes at most three bytes in UTF-8, four if it has four. */
	size_t room = *size * 3;
	char *text = xcalloc(room + 1, 1);
	char *end = text;
	iconv_t iconvert = iconv_open("UTF-8", encoding);

	if (iconvert == (iconv_t)-1) {
		free(text);
		return NULL;
	}
	while (*size > 0 &&
	       iconv(iconvert, &data, size, &end, &room) == (size_t)-1) {
		/* Part of a unit at the end is dropped. */
		if (errno == E2BIG || *size < unit)
			break;
		memcpy(end, "\xef\xbf\xbd", 3);
		end += 3;
		room -= 3;
		data += unit;
		*size -= unit;
	}
	iconv_close(iconvert);
	*size = end - text;
	return text;
}

/** Convert UTF-16 or UTF-32, with or without a byte order mark, to UTF-8.
 *  Returns data or new memory; *what: which it was, in words, or NULL. */
static char *
take_wide(char *data, size_t *size, const char **what)
{
	const struct encoding *encoding = NULL;
	size_t mark = 0;
	size_t left;
	char *text;

	*what = NULL;
	for (size_t i = 0; i < ENCODINGS && mark == 0; i++)
		if (*size >= encodings[i].unit &&
		    memcmp(data, encodings[i].mark, encodings[i].unit) == 0) {
			encoding = &encodings[i];
			mark = encoding->unit;
		}
	if (encoding == NULL)
		encoding = unmarked_wide(data, *size);
	if (encoding == NULL)
		return data;
	left = *size - mark;
	text = to_utf8(encoding->name, encoding->unit, data + mark, &left);
	if (text == NULL)
		return data;
	*what = encoding->was;
	free(data);
	*size = left;
	return text;
}

/** Turn CR LF into LF, in place. Returns whether there was any. */
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

/** Turn CR into LF, in place, if there are several and no LF at all. */
static bool
take_mac_line_ends(char *data, size_t size)
{
	size_t returns = 0;

	for (size_t i = 0; i < size; i++)
		returns += data[i] == '\r';
	if (returns < 2 || memchr(data, '\n', size) != NULL)
		return false;
	for (size_t i = 0; i < size; i++)
		if (data[i] == '\r')
			data[i] = '\n';
	return true;
}

char *
tidy_text(char *data, size_t *size, const char **what)
{
	data = take_wide(data, size, what);
	if (*what == NULL && *size >= 3 &&
	    memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		*size -= 3;
		memmove(data, data + 3, *size + 1);
		*what = "the byte order mark at its start was removed";
	}
	if (*size > 0 && data[*size - 1] == '\x1a') {
		data[--*size] = '\0';
		if (*what == NULL)
			*what = "the Ctrl-Z at its end was removed";
	}
	if (take_line_ends(data, size) && *what == NULL)
		*what = "its line ends are Windows'; that is fine here";
	if (take_mac_line_ends(data, *size) && *what == NULL)
		*what = "its line ends, those of old Macs, were converted";
	return data;
}

/** Is it UTF-8 without a NUL? */
static bool
is_utf8(const char *data)
{
	json_t *string = json_string(data);
	bool is = string != NULL;

	json_decref(string);
	return is;
}

char *
tidy_sheet(char *data, size_t *size)
{
	const char *what;
	size_t left;
	char *text;

	data = tidy_text(data, size, &what);
	left = *size;
	if (is_utf8(data))
		return data;
	text = to_utf8("WINDOWS-1252", 1, data, &left);
	if (text == NULL)
		return data;
	free(data);
	*size = left;
	return text;
}
