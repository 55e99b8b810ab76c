/* SPDX-License-Identifier: MIT */
/* Is this the file that is asked for, whatever programs and students have done
   to its name? */
#ifndef IPCLAB_NAME_FIT_H
#define IPCLAB_NAME_FIT_H

#include <stdbool.h>
#include <stddef.h>

enum name_fit {
	NAME_OTHER,
	NAME_ASIDE,      /* "pipe_copy_old.c", "test_pipe_copy.c" */
	NAME_WITH_WORDS, /* "pipe_copy_v2.c", "smith_pipe_copy.c" */
	NAME_NEAR,       /* what browsers, editors and file managers make of it:
			    "Pipe_Copy.c", "pipe_copy (1).c", "pipe-copy.c",
			    "pipe_copy - Copy.c", "pipe_copy.c.txt" */
	NAME_EXACT,
};

/** How well a file name fits the wanted one. */
enum name_fit name_fit(const char *given, const char *wanted);

/** Do the length bytes of a name end in this, in whatever case? Not a name that
 *  is nothing else. */
bool name_ends_in(const char *name, size_t length, const char *end);

/** Do these words (of length bytes) in the name of a file or folder say that it
 *  is not the one to mark: "old", "_backup", "test_"? */
bool name_sets_aside(const char *words, size_t length);

#endif
