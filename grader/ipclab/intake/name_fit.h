/* SPDX-License-Identifier: MIT */
/* Is this the wanted file, in spite of what programs and students do to
   names? */
#ifndef IPCLAB_NAME_FIT_H
#define IPCLAB_NAME_FIT_H

#include <stdbool.h>
#include <stddef.h>

enum name_fit {
	NAME_OTHER,
	NAME_ASIDE,      /* "pipe_copy_old.c", "test_pipe_copy.c" */
	NAME_WITH_WORDS, /* "pipe_copy_v2.c", "smith_pipe_copy.c" */
	NAME_NEAR,       /* as browsers, editors and file managers alter it:
			    "Pipe_Copy.c", "pipe_copy (1).c", "pipe-copy.c",
			    "pipe_copy - Copy.c", "pipe_copy.c.txt",
			    "pipecopy.c", "pipe_copy.c " */
	NAME_EXACT,
};

/** How well a file name fits the wanted one. */
enum name_fit name_fit(const char *given, const char *wanted);

/** Do the length bytes of a name end in this, in whatever case, with something
 *  before it? */
bool name_ends_in(const char *name, size_t length, const char *end);

/**
 * How well a folder's name (of length bytes) fits a lab. 2: it is the id or
 * short name; 1: only the number ("lab2", "02"); 0: it does not fit.
 */
int name_fits_lab(const char *folder, size_t length, const char *id);

/** Do these words (of length bytes) in the name of a file or folder say that it
 *  should not be marked: "old", "_backup", "test_"? */
bool name_sets_aside(const char *words, size_t length);

#endif
