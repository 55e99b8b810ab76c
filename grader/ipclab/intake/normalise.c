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
		".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz",
		".txz",    ".tzst",   ".tbz2",    ".tar",     ".zip"};
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
		".lz4", ".arj", ".ace",  ".sit", ".001", ".z01"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (name_ends_in(name, strlen(name), suffixes[i]))
			return true;
	return false;
}

/** Is it UTF-16 without a byte order mark: is there a NUL beside most
 *  characters, always on the same side? Returns the encoding's name for iconv,
 *  or NULL. */
static const char *
unmarked_utf16(const char *data, size_t size)
{
	size_t nuls[2] = {0};

	for (size_t i = 0; i < size; i++)
		nuls[i % 2] += data[i] == '\0';
	if (size < 4 || size % 2 != 0)
		return NULL;
	if (nuls[0] == 0 && nuls[1] > size / 4)
		return "UTF-16LE";
	return nuls[1] == 0 && nuls[0] > size / 4 ? "UTF-16BE" : NULL;
}

/** Convert to UTF-8; invalid characters become U+FFFD. NULL if iconv can't. */
static char *
to_utf8(const char *encoding, char *data, size_t *size)
{
	/* A character takes at most three bytes in UTF-8. */
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
		/* A lone last byte is dropped. */
		if (errno == E2BIG || *size < 2)
			break;
		memcpy(end, "\xef\xbf\xbd", 3);
		end += 3;
		room -= 3;
		data += 2;
		*size -= 2;
	}
	iconv_close(iconvert);
	*size = end - text;
	return text;
}

/** Convert UTF-16, with or without a byte order mark, to UTF-8. Returns data or
 *  new memory; *was: it was UTF-16. */
static char *
take_utf16(char *data, size_t *size, bool *was)
{
	bool little = *size >= 2 && memcmp(data, "\xff\xfe", 2) == 0;
	bool big = *size >= 2 && memcmp(data, "\xfe\xff", 2) == 0;
	size_t mark = little || big ? 2 : 0;
	const char *encoding = little ? "UTF-16LE"
			       : big  ? "UTF-16BE"
				      : unmarked_utf16(data, *size);
	size_t left = *size - mark;
	char *text =
		encoding != NULL ? to_utf8(encoding, data + mark, &left) : NULL;

	*was = text != NULL;
	if (text == NULL)
		return data;
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
	bool was_utf16;

	*what = NULL;
	data = take_utf16(data, size, &was_utf16);
	if (was_utf16) {
		*what = "it was UTF-16, which compilers can't read, and was "
			"converted to UTF-8; set your editor to UTF-8";
	} else if (*size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
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
	text = to_utf8("WINDOWS-1252", data, &left);
	if (text == NULL)
		return data;
	free(data);
	*size = left;
	return text;
}
