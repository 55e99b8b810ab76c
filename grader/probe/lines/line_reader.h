/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINE_READER_H
#define PROBE_LINE_READER_H

/*
 * The line reader: a child of ours that looks into a program file's debug
 * information. That file is the student's, and libdw was not written to read
 * what wants to break it: whatever happens there ends or misleads the reader
 * only. It has no privileges, opens no files but those that it was given, and
 * has limits; what it says is text that is checked for its form.
 *
 * It may live during a run: the waits for a run's processes do not see it.
 */
#include "probe/lines/reader_parts.h"

/** Does it listen, and know the image's map as it is now? */
bool reader_is_ready(const struct reader *reader, const struct image *image);

/** Send it a question whose answer is not waited for. Returns 0, or -1: then
 * it is of no more use. */
int reader_tell(struct reader *reader, const struct question *question,
		const struct stack *stack);

/**
 * Ask it. Returns 0 and fills *out, or -1 and *fault: then it is of no more
 * use. A frame that has no line has line 0.
 */
int reader_ask(struct reader *reader, const struct question *question,
	       const struct stack *stack, struct answer *out,
	       enum reader_fault *fault);

/** Ask it no more: it ends by itself. reader_end() is still to come. */
void reader_let_go(struct reader *reader);

/** End it, also NULL. Returns its wait status; *cpu_ms is what it used. */
int reader_end(struct reader *reader, unsigned *cpu_ms);

#endif
