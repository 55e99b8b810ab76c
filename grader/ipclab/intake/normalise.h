/* SPDX-License-Identifier: MIT */
/* What browsers, editors and file managers do to a student's files. */
#ifndef IPCLAB_NORMALISE_H
#define IPCLAB_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Source text as a compiler wants it: UTF-16 becomes UTF-8 (with its mark or
 * without), UTF-8's mark is taken off, and the Ctrl-Z that DOS ends a text
 * with, and Windows' line ends become newlines. data has
 * *size bytes and a NUL. Returns it, or new memory in place of it (the old is
 * freed then), and sets *size and *what: what was done, in words, or NULL.
 */
char *tidy_text(char *data, size_t *size, const char **what);

/** The length of the suffix that says an archive is opened here (".zip",
 * ".tar.gz"…), or 0. */
size_t tidy_archive_suffix(const char *name);

/** Is it an archive by its name, of a kind that is not opened here (.rar)? */
bool tidy_is_foreign_archive(const char *name);

#endif
