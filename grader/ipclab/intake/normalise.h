/* What browsers, editors and file managers do to a student's files. */
#ifndef IPCLAB_TIDY_H
#define IPCLAB_TIDY_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Is the file name given the wanted one but for what programs do to names:
 * "Pipe_Copy.c", "pipe_copy (1).c", "pipe_copy - Copy.c", "pipe-copy.c",
 * "pipe_copy.c.txt"? True for the wanted name itself as well.
 */
bool tidy_name_fits(const char *given, const char *wanted);

/**
 * Source text as a compiler wants it: UTF-16 with its mark becomes UTF-8,
 * UTF-8's mark is taken off, and Windows' line ends become newlines. data has
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
