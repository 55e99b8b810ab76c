/* SPDX-License-Identifier: MIT */
/* Showing a lab's result on a terminal while it is being produced. */
#ifndef IPCLAB_TERMINAL_STREAM_H
#define IPCLAB_TERMINAL_STREAM_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/**
 * Prints what does not compile; else the first failure with everything it saw,
 * and a line for each of the others, as many as fit on a screen of 24 lines; or
 * everything about every check. Each check is printed as soon as all those
 * before it in the order to work in have their verdicts, so that the output
 * does not depend on which one finishes first. On a terminal, a progress line
 * counts the checks until the end.
 */
struct terminal_stream {
	FILE *out;
	bool all;            /* show everything about every check, not just
				the first failure */
	const char *eager;   /* id of a check to show at once, or NULL */
	bool live;           /* out can have a line that is wiped later */
	json_t *lab;         /* in order; its checks are the grader's own */
	json_t *judged;      /* ids of the checks with a verdict */
	const json_t *first; /* the failure that is shown in full */
	const json_t *shown; /* the same, once it has been shown */
	size_t next;         /* the next check to print */
	long used;           /* lines above the first failure */
	long room;           /* lines for the other failures */
	long others;         /* the number of these so far */
	const json_t *held;  /* one of them that a count may replace */
};

/** Begin with the lab's title. all and eager have been set, everything else is
 *  zero. */
void terminal_stream_begin(struct terminal_stream *stream, FILE *out,
			   const char *id, const char *title);

/** Print what does not compile. None of the lab's checks has been judged
 *  yet. */
void terminal_stream_built(struct terminal_stream *stream, const json_t *lab);

/** A check of the lab has its verdict. */
void terminal_stream_judged(struct terminal_stream *stream,
			    const json_t *check);

/** All verdicts have come: print the rest, and free what the stream holds. */
void terminal_stream_end(struct terminal_stream *stream);

#endif
