/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINES_H
#define PROBE_LINES_H

/*
 * From stacks to places in the source. Unwinding and reading debug information
 * wait until the end and are done only for what is reported.
 */
#include "probe/events/stack.h"
#include <sched.h>

/** A resolved place. Strings are owned by the struct lines. */
struct place {
	const char *file;     /* base name as reports print it */
	const char *path;     /* as the compiler saw it, may not exist here */
	int line;             /* 0 if unknown */
	const char *function; /* or NULL */
};

/** One frame of a chain, innermost first. */
struct frame {
	uint64_t pc;
	const char *function; /* symbol, or NULL; owned by lines */
	const char *module;   /* program or library file */
	struct place place;
	bool interrupted; /* by a signal: frames before it are a handler's */
	bool cut; /* the last: from here its callers could not be found */
};

/**
 * Debug information of all images seen, read lazily: by processes of their own
 * (line_reader.h), since it may be made to break its reader. Where a reader
 * fails, what it was asked for is unknown, as if the program had no such
 * information.
 */
struct lines;
struct lines *lines_new(void);
void lines_free(struct lines *lines);

/**
 * While the program still runs: have its debug information read meanwhile, by
 * these CPUs (NULL: any of ours), since that stack's place will be asked for.
 */
void lines_prepare(struct lines *lines, const struct stack *stack,
		   const cpu_set_t *cpus);

/** Nothing is asked for the time being: the readers end meanwhile. A
 * later question begins anew. */
void lines_rest(struct lines *lines);

/** Why lines are unknown that might have been known, as a sentence; NULL if
 * no reader failed so far. Owned by lines. */
const char *lines_lost(const struct lines *lines);

/**
 * The innermost frame of the student's own program: not libc's, nor the
 * loader's. Inlined functions give the line inlined. Returns 0, or -1 where
 * there is none (no debug information, stack cut short).
 */
int lines_resolve(struct lines *lines, const struct stack *stack,
		  struct place *out);

/**
 * Stacks of one number have the same place and the same functions: the same
 * call was made from there again and again. 0 where that is not known.
 */
size_t lines_kind(struct lines *lines, const struct stack *stack);

/**
 * A place that a recording gives as "FILE:LINE". Returns 0, or -1 if it is
 * no such thing.
 */
int lines_recorded(struct lines *lines, const char *at, struct place *out);

/**
 * For a recording: from now on places come from lines_recorded() alone and
 * source lines from lines_quote(); no file is read. lost: what lines_lost()
 * should say (borrowed), or NULL.
 */
void lines_seal(struct lines *lines);
void lines_set_lost(struct lines *lines, const char *lost);
int lines_quote(struct lines *lines, const struct place *place,
		const char *text);

/** Up to cap frames, innermost first; returns how many. */
size_t lines_frames(struct lines *lines, const struct stack *stack,
		    struct frame *out, size_t cap);

/** The same as far as main, without places; and where libraries is false, with
 * the functions of the program's own file alone, the others NULL. */
size_t lines_functions(struct lines *lines, const struct stack *stack,
		       bool libraries, struct frame *out, size_t cap);

/** The text of that source line, without indentation; NULL if not found. */
const char *lines_text(struct lines *lines, const struct place *place);

#endif
