/* SPDX-License-Identifier: MIT */
/* ipclab without a command: where you are and what to do next. */
#ifndef IPCLAB_WHERE_H
#define IPCLAB_WHERE_H

#include <stdio.h>

/**
 * Print which lab the current folder belongs to, the state of each lab with the
 * points of its last check (last_score.h), and the next command. Ends the
 * process (EXIT_GRADER) if the labs can't be read.
 */
void where_print(FILE *out);

#endif
