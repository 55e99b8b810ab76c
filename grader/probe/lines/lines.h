/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINES_H
#define PROBE_LINES_H

/*
 * From stacks to places in the source. Unwinding and reading debug information
 * are deferred to the end, and done only for what is reported.
 */
#include "probe/events/stack.h"
#include <sched.h>

/** A resolved place. Strings are owned by the struct lines. */
struct place {
	const char *file;     /* base name, as reports print it */
	const char *path;     /* as the compiler saw it; may not exist here */
	int line;             /* 0 if unknown */
	const char *function; /* or NULL */
};

/** One frame of a chain, innermost first. */
struct frame {
	uint64_t pc;
	const char *function; /* symbol name, or NULL; owned by lines */
	const char *module;   /* program or library file */
	struct place place;
	bool interrupted; /* the frames before it are a signal handler's */
	bool cut;         /* its callers could not be found: the last frame */
};

/**
 * Debug information of all images seen, read lazily and in separate processes
 * (line_reader.h), since the file may be made to attack its reader. If a reader
 * fails, what it was asked for is unknown, as if the program had no debug
 * information.
 */
struct lines;
struct lines *lines_new(void);
void lines_free(struct lines *lines);

/**
 * While the program still runs: have its debug information read, on these CPUs
 * (NULL: any of ours), since this stack's place will be asked for.
 */
void lines_prepare(struct lines *lines, const struct stack *stack,
		   const cpu_set_t *cpus);

/** No questions for a while: let the readers end. A later question starts them
 *  again. */
void lines_rest(struct lines *lines);

/** A sentence that says why lines are unknown that could have been known; NULL
 *  if no reader has failed so far. Owned by lines. */
const char *lines_lost(const struct lines *lines);

/**
 * The innermost frame of the student's own program, not of libc or the loader.
 * In inlined code, the line is the one in the inlined function. Returns 0, or
 * -1 if there is none (no debug information, stack cut short).
 */
int lines_resolve(struct lines *lines, const struct stack *stack,
		  struct place *out);

/**
 * Stacks with the same number have the same place and the same functions: the
 * same call, made again from there. 0 if unknown.
 */
size_t lines_kind(struct lines *lines, const struct stack *stack);

/**
 * A place that a recording gives as "FILE:LINE". Returns 0, or -1 if the text
 * is malformed.
 */
int lines_recorded(struct lines *lines, const char *at, struct place *out);

/**
 * For a recording: from now on, take places from lines_recorded() alone and
 * source lines from lines_quote(), and read no file. lost: what lines_lost()
 * should return (borrowed), or NULL.
 */
void lines_seal(struct lines *lines);
void lines_set_lost(struct lines *lines, const char *lost);
int lines_quote(struct lines *lines, const struct place *place,
		const char *text);

/** The frame of lines_resolve() and those of the program's functions that
 *  called it, inlined ones too. Returns how many, up to cap. */
size_t lines_callers(struct lines *lines, const struct stack *stack,
		     struct frame *out, size_t cap);

/** Up to cap frames, innermost first; returns how many. */
size_t lines_frames(struct lines *lines, const struct stack *stack,
		    struct frame *out, size_t cap);

/** The same, up to main and without places; unless `libraries`, only the
 *  program file's own functions have a name, the others NULL. */
size_t lines_functions(struct lines *lines, const struct stack *stack,
		       bool libraries, struct frame *out, size_t cap);

/** The text of that source line, without indentation; NULL if not found. */
const char *lines_text(struct lines *lines, const struct place *place);

#endif
