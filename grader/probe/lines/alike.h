/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ALIKE_H
#define PROBE_ALIKE_H

/*
 * Stacks that differ only in data: a loop makes the same call from the same
 * place thousands of times, with another counter on the stack. Whoever unwinds
 * them looks at code addresses and at addresses of the stack alone, so that
 * they have one place and the same functions.
 */
#include "probe/events/stack.h"

/** All kinds of stacks seen. Start with all zero. */
struct alike {
	void *kinds; /* a tree of struct kind */
	size_t len;
	uint64_t *words; /* of the one asked for */
	size_t cap;
};

/** The number of this stack's kind, from 1, the next one for a new kind; 0
    with ENOMEM. */
size_t alike_number(struct alike *alike, const struct stack *stack);
void alike_free(struct alike *alike);

#endif
