/* SPDX-License-Identifier: MIT */
/* A lab's result for editors: lines as compilers print them. */
#ifndef IPCLAB_TERMINAL_GCC_H
#define IPCLAB_TERMINAL_GCC_H

#include <jansson.h>
#include <stdio.h>

/** Where a TODO is in the student's files; file NULL: nowhere. */
struct todo_place {
	const char *file;
	long line;
};
typedef struct todo_place find_todo(long todo, const void *context);

/**
 * Print a line "FILE:LINE: error: TEXT [ID]" for each finding, as compilers do;
 * for a failed check without findings, one at the place of its TODO; and the
 * compiler's messages. Hidden checks are left out. folder: put before each file
 * name, "" for none.
 */
void terminal_gcc(FILE *out, const json_t *lab, const char *folder,
		  find_todo *find, const void *context);

#endif
