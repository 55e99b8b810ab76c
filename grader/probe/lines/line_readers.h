/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINE_READERS_H
#define PROBE_LINE_READERS_H

/*
 * The line readers of one run: one for each program image, begun when it is
 * first asked for. One that fails is followed by one that does without the
 * program's debug information, and that by none.
 */
#include "probe/lines/line_reader.h"
#include <sched.h>

struct readers;

/** NULL with errno (ENOMEM). */
struct readers *readers_new(void);
void readers_free(struct readers *readers);

/** Why lines are unknown that might have been known, as a sentence; NULL if
 * none has failed so far. */
const char *readers_lost(const struct readers *readers);

/**
 * While a program still runs: begin the reader of its image, and have it look
 * up the place of this stack, so that it is ready when it is asked.
 * cpus: where; NULL: anywhere that we may.
 */
void readers_prepare(struct readers *readers, const struct stack *stack,
		     const cpu_set_t *cpus);

/** Let all go: they end while we do something else, and are begun anew when
 * they are asked again. */
void readers_rest(struct readers *readers);

/** The answer, until the next question; NULL where nothing can be known. */
const struct answer *readers_ask(struct readers *readers,
				 const struct question *question,
				 const struct stack *stack);

#endif
