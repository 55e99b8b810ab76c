/* SPDX-License-Identifier: MIT */
/* A lab's result for a person at a terminal, while it is being produced. */
#ifndef IPCLAB_TERMINAL_STREAM_H
#define IPCLAB_TERMINAL_STREAM_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/**
 * Prints what does not compile; else the first failure with everything it saw,
 * and one line for each of the others, as many as fit on a screen of 24 lines;
 * or everything about every check. Prints each check as soon as all those
 * before it in the order to work in have their verdicts, so that the output
 * does not depend on which finished first. On a terminal a last line, which is
 * removed in the end, counts them.
 */
struct terminal_stream {
	FILE *out;
	bool all;            /* everything about every check, not one failure
				first */
	const char *eager;   /* id of a check to be shown at once, or NULL */
	bool live;           /* out has a line that can be wiped */
	json_t *lab;         /* in order; its checks are the grader's own */
	json_t *judged;      /* ids of the checks that have a verdict */
	const json_t *first; /* the failure that is shown whole */
	const json_t *shown; /* that failure, once it was shown */
	size_t next;         /* the next check to be printed */
	long used;           /* lines above the first failure */
	long room;           /* lines for the other failures */
	long others;         /* of these so far */
	const json_t *held;  /* one of them that a count may replace */
};

/** Begin with the lab's title. all and eager are set, everything else is
 *  zero. */
void terminal_stream_begin(struct terminal_stream *stream, FILE *out,
			   const char *id, const char *title);

/** Print what does not compile. lab: none of its checks has been judged yet. */
void terminal_stream_built(struct terminal_stream *stream, const json_t *lab);

/** A check of the lab has its verdict. */
void terminal_stream_judged(struct terminal_stream *stream,
			    const json_t *check);

/** No more verdicts will come: print the rest. Frees what the stream holds. */
void terminal_stream_end(struct terminal_stream *stream);

#endif
