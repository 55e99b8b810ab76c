/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WORDS_H
#define PROBE_WORDS_H

/* Processes, pipes and descriptors as sentences call them. */
#include "probe/findings/finding.h"

/** A short piece of a message, by value. */
struct words {
	char text[160];
};

/**
 * A process as sentences call it: "the parent (process 1)", "wc (process 3)",
 * "the child (process 2)". Braces in names are doubled, as messages need.
 */
struct words who(const struct model *model, const struct process *process);

/** The same, by its name when it made that call: before an exec it is still
 *  "the child". */
struct words who_at(const struct model *model, const struct process *process,
		    const struct event *event);

/**
 * A pipe as a sentence calls it. `source` is the number of the finding's
 * source that made it: "the pipe{0? made at {0}}", "the FIFO /tmp/sv".
 */
struct words pipe_words(const struct pipe *pipe, int source);

/** What a descriptor is: "the write end of the pipe{0? …}", "the file x". */
struct words desc_words(const struct desc *desc, int source);

/** "close(pfd[1])", naming it as source `source` has it, else "close of
 *  descriptor 4": also if that name is not in scope at `turn`, where the close
 *  is missing. */
struct words close_words(const struct findings *findings,
			 const struct desc *desc, const struct event *turn,
			 int source);

/** " (pfd[1])", its name as source `source` has it; "" if there is none, or not
 *  at `turn`. */
struct words end_variable_words(const struct findings *findings,
				const struct desc *desc,
				const struct event *turn, int source);

/** Any text, made safe for a message: braces doubled, cut if long. */
struct words plain_words(const char *text);

/**
 * Who should have closed it, and when: "the child (process 3) before the exec
 * at line 9". A process is called by its name there: wc is still the child.
 * `source` is the number of its turning_point(); -1: none.
 */
struct words closer_words(const struct model *model,
			  const struct process *holder, int source);

/** The words for turning_point(): "before the exec", "after the fork". */
const char *turning_words(const struct process *process);

#endif
