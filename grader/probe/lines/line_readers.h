/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LINE_READERS_H
#define PROBE_LINE_READERS_H

/*
 * The line readers of one run: one for each program image, started when first
 * needed. If one fails, the next one ignores the program's debug information;
 * if that fails too, nothing more is read of that image.
 */
#include "probe/lines/line_reader.h"
#include <sched.h>

struct readers;

/** NULL with errno (ENOMEM). */
struct readers *readers_new(void);
void readers_free(struct readers *readers);

/** A sentence that says why lines are unknown that could have been known; NULL
 *  if no reader has failed so far. */
const char *readers_lost(const struct readers *readers);

/**
 * While a program still runs: start the reader of its image, and have it look
 * up the place of this stack, so that the answer is ready when needed. cpus:
 * where it runs; NULL: wherever we may.
 */
void readers_prepare(struct readers *readers, const struct stack *stack,
		     const cpu_set_t *cpus);

/** Let all readers end in the background; the next question starts them
 *  again. */
void readers_rest(struct readers *readers);

/** The answer, valid until the next question; NULL if nothing can be found
 *  out. */
const struct answer *readers_ask(struct readers *readers,
				 const struct question *question,
				 const struct stack *stack);

#endif
