/* SPDX-License-Identifier: MIT */
/* What browsers, editors and file managers do to a student's files. */
#ifndef IPCLAB_NORMALISE_H
#define IPCLAB_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Convert source text to what a compiler expects: UTF-16 and UTF-32 (with or
 * without a byte order mark) become UTF-8; UTF-8's mark and the Ctrl-Z at the
 * end of a DOS text are removed; CR LF becomes LF, and so does CR if there is
 * no LF at all. data has *size bytes and a NUL. Returns it, or new memory in
 * its place (the old is then freed), and sets *size, and *what: what was done,
 * in words, or NULL.
 */
char *tidy_text(char *data, size_t *size, const char **what);

/** The same for a table made by people: what is still not UTF-8 is taken for
 *  Windows' own encoding, which Excel writes in the west. */
char *tidy_sheet(char *data, size_t *size);

/** The length of the suffix of an archive that can be opened here (".zip",
 *  ".tar.gz"…), or 0. */
size_t tidy_archive_suffix(const char *name);

/** By its name, is it an archive of a kind that can't be opened here (.rar)? */
bool tidy_is_foreign_archive(const char *name);

#endif
