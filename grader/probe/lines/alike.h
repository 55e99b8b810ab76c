/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ALIKE_H
#define PROBE_ALIKE_H

/*
 * Stacks that differ only in data: a loop makes the same call from the same
 * place thousands of times, with only a counter on the stack changing. The
 * unwinder looks only at code addresses and stack addresses, so all these
 * stacks give the same place and the same functions.
 */
#include "probe/events/stack.h"

/** All kinds of stacks seen so far. Start with all zero. */
struct alike {
	void *kinds; /* a tree of struct kind */
	size_t len;
	uint64_t *words; /* of the stack being looked up */
	size_t cap;
};

/** The number of this stack's kind, from 1; a new kind gets the next number. 0
 *  with ENOMEM. */
size_t alike_number(struct alike *alike, const struct stack *stack);
void alike_free(struct alike *alike);

#endif
