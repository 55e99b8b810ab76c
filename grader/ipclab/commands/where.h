/* SPDX-License-Identifier: MIT */
/* ipclab alone: where you are, and what is next. */
#ifndef IPCLAB_WHERE_H
#define IPCLAB_WHERE_H

#include <stdio.h>

/**
 * Print which lab the current folder belongs to, or which labs were begun in
 * it, and the command that comes next. Ends the process (EXIT_GRADER) if
 * the labs can't be read.
 */
void where_print(FILE *out);

#endif
