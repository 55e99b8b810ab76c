/* SPDX-License-Identifier: MIT */
/* What a file is by its first bytes, whatever its name says. */
#ifndef IPCLAB_CONTENT_H
#define IPCLAB_CONTENT_H

#include <stddef.h>

enum content {
	CONTENT_UNKNOWN, /* a source, as far as we can tell */
	CONTENT_ARCHIVE, /* one that can be opened here */
	CONTENT_FOREIGN, /* one that can't: RAR, 7z */
	CONTENT_OTHER,   /* a program, a document, a picture */
};

enum { CONTENT_BYTES = 512 }; /* how many of them decide */

/** By its first bytes alone. what: set to words for it, "a compiled program";
 *  may be NULL. */
enum content content_of(const char *data, size_t size, const char **what);

/** By the suffix, if that says that it is an archive or a document; else by
 *  the first bytes. */
enum content content_named(const char *name, const char *data, size_t size);

/** The same for a file in the open folder dir (or AT_FDCWD). One that can't be
 *  read, or is not a regular file, goes by its name. */
enum content content_of_file(int dir, const char *path);

#endif
