/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/content.h"

#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/normalise.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Source: file(1)'s magic. */
static const struct sign {
	size_t at;
	const char *bytes;
	size_t count;
	enum content content;
	const char *what;
} signs[] = {
#define SIGN(at, bytes, content, what)                                         \
	{                                                                      \
		at, bytes, sizeof(bytes) - 1, content, what                    \
	}
	SIGN(0, "PK\3\4", CONTENT_ARCHIVE, "an archive"),
	SIGN(0, "PK\5\6", CONTENT_ARCHIVE, "an archive"),
	SIGN(0, "\x1f\x8b\x08", CONTENT_ARCHIVE, "an archive"),
	SIGN(0,
	     "\xfd"
	     "7zXZ\0",
	     CONTENT_ARCHIVE, "an archive"),
	SIGN(0, "\x28\xb5\x2f\xfd", CONTENT_ARCHIVE, "an archive"),
	SIGN(4, "1AY&SY", CONTENT_ARCHIVE, "an archive"),
	SIGN(257, "ustar", CONTENT_ARCHIVE, "an archive"),
	SIGN(0, "Rar!\x1a\x07", CONTENT_FOREIGN, "an archive"),
	SIGN(0, "7z\xbc\xaf\x27\x1c", CONTENT_FOREIGN, "an archive"),
	SIGN(0,
	     "\x7f"
	     "ELF",
	     CONTENT_OTHER, "a compiled program"),
	SIGN(0, "\xcf\xfa\xed\xfe", CONTENT_OTHER, "a compiled program"),
	SIGN(0, "\xca\xfe\xba\xbe", CONTENT_OTHER, "a compiled program"),
	SIGN(0, "MZ\x90\0", CONTENT_OTHER, "a compiled program"),
	SIGN(0, "%PDF-", CONTENT_OTHER, "a PDF"),
	SIGN(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", CONTENT_OTHER,
	     "a word processor's document"),
	SIGN(0, "{\\rtf", CONTENT_OTHER, "a word processor's document (RTF)"),
	SIGN(0, "\x89PNG\r\n", CONTENT_OTHER, "a picture"),
	SIGN(0, "\xff\xd8\xff", CONTENT_OTHER, "a picture"),
};

/** Does it begin like a web page, as a browser saves it? */
static bool
is_web_page(const char *data, size_t size)
{
	static const char *const starts[] = {"<!doctype html", "<html"};

	static const char before[] = "\xef\xbb\xbf \t\r\n";

	while (size > 0 && *data != '\0' && strchr(before, *data) != NULL)
		data++, size--;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (size >= strlen(starts[i]) &&
		    strncasecmp(data, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

enum content
content_of(const char *data, size_t size, const char **what)
{
	const char *ignored = NULL;

	what = what != NULL ? what : &ignored;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		const struct sign *sign = &signs[i];

		if (size < sign->at + sign->count ||
		    memcmp(data + sign->at, sign->bytes, sign->count) != 0)
			continue;
		*what = sign->what;
		return sign->content;
	}
	*what = "a web page";
	return is_web_page(data, size) ? CONTENT_OTHER : CONTENT_UNKNOWN;
}

/** Is it a zip that another program made for itself? */
static bool
is_document(const char *name)
{
	static const char *const suffixes[] = {
		".docx", ".docm", ".dotx", ".xlsx",  ".xlsm",    ".pptx",
		".odt",  ".ods",  ".odp",  ".odg",   ".epub",    ".apk",
		".ipa",  ".kra",  ".whl",  ".pages", ".numbers", ".key"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (name_ends_in(name, strlen(name), suffixes[i]))
			return true;
	return false;
}

enum content
content_named(const char *name, const char *data, size_t size)
{
	enum content content = content_of(data, size, NULL);

	if (tidy_archive_suffix(name) > 0)
		return CONTENT_ARCHIVE;
	if (is_document(name))
		return CONTENT_OTHER;
	if (content == CONTENT_UNKNOWN && tidy_is_foreign_archive(name))
		return CONTENT_FOREIGN;
	return content;
}

enum content
content_of_file(int dir, const char *path)
{
	int fd = openat(dir, path,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC |
				O_NOCTTY);
	char data[CONTENT_BYTES] = {0};
	struct stat st;
	ssize_t got = 0;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		got = pread(fd, data, sizeof(data), 0);
	if (fd >= 0)
		close(fd);
	return content_named(path, data, got > 0 ? got : 0);
}
