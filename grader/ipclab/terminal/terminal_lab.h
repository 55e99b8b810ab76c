/* SPDX-License-Identifier: MIT */
/* Printing a lab's result on a terminal, part by part. */
#ifndef IPCLAB_TERMINAL_LAB_H
#define IPCLAB_TERMINAL_LAB_H

#include <jansson.h>
#include <stdio.h>

/** The compiler's messages, if any. */
void terminal_compile(FILE *out, const json_t *compile);

/** A check's verdict, title, points and TODOs on one line. */
void terminal_check(FILE *out, const json_t *check);

/**
 * Print what a check that did not pass has seen. block: the reader looks at
 * this check now, so also show what was run, the source around each place, and
 * at most `block` lines each of expected and actual output; 0: it is one of
 * many.
 */
void terminal_failure(FILE *out, const json_t *lab, const json_t *check,
		      int block);

/** Print the points. */
void terminal_score(FILE *out, const json_t *lab);

#endif
