/* SPDX-License-Identifier: MIT */
/* ipclab alone: where you are, and what is next. */
#ifndef IPCLAB_WHERE_H
#define IPCLAB_WHERE_H

#include <stdio.h>

/**
 * Print which lab the current folder belongs to, how far each lab is, with the
 * points of its last check (last_score.h), and the command that comes next.
 * Ends the process (EXIT_GRADER) if the labs can't be read.
 */
void where_print(FILE *out);

#endif
