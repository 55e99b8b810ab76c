/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINE_READER_H
#define PROBE_LINE_READER_H

/*
 * The line reader: a child of ours that reads a program file's debug
 * information. The file is the student's, and libdw was not written to
 * withstand malicious input: whatever happens there ends or misleads the reader
 * only. The reader has no privileges, opens no files but those it was given,
 * and has limits; its answers are text whose form we check.
 *
 * It may live during a run: those who wait for the run's processes do not see
 * it.
 */
#include "probe/lines/reader_parts.h"

/** Is it listening, and was it started with the image's current map? */
bool reader_is_ready(const struct reader *reader, const struct image *image);

/** Send it a question without waiting for the answer. Returns 0, or -1: then it
 *  is no longer usable. */
int reader_tell(struct reader *reader, const struct question *question,
		const struct stack *stack);

/**
 * Ask it and wait. Returns 0 and fills *out, or -1 and sets *fault: then it is
 * no longer usable. A frame whose line is unknown has line 0.
 */
int reader_ask(struct reader *reader, const struct question *question,
	       const struct stack *stack, struct answer *out,
	       enum reader_fault *fault);

/** Stop asking: it ends by itself. reader_end() must still be called. */
void reader_let_go(struct reader *reader);

/** End it; reader may be NULL. Returns its wait status; *cpu_ms is its CPU
 *  time. */
int reader_end(struct reader *reader, unsigned *cpu_ms);

#endif
