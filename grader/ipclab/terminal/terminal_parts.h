/* SPDX-License-Identifier: MIT */
/* The parts that both ways of printing a lab's result are made of. */
#ifndef IPCLAB_TERMINAL_PARTS_H
#define IPCLAB_TERMINAL_PARTS_H

#include <jansson.h>
#include <stdio.h>

/** What the compiler says, if anything. */
void terminal_compile(FILE *out, const json_t *compile);

/** A check's verdict, title, points and TODOs in a line. */
void terminal_check(FILE *out, const json_t *check);

/**
 * What a check saw that did not pass. block: it is the one that the reader
 * looks at now, with what was run and the source around, and at most so many
 * lines of what was expected and of what came; 0: it is one of many.
 */
void terminal_failure(FILE *out, const json_t *lab, const json_t *check,
		      int block);

/** At a deadlock: a small picture of who waits for whom, of 8 lines at most. */
void terminal_waits(FILE *out, const json_t *check);

#endif
