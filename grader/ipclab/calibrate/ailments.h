/* SPDX-License-Identifier: MIT */
/* What is known to keep the kit from working on a machine, and its remedy. */
#ifndef IPCLAB_AILMENTS_H
#define IPCLAB_AILMENTS_H

#include "ipclab/base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct ailment {
	/** Is it so here? Looks and changes nothing. */
	bool (*is_so)(void);
	const char *what;   /* a sentence */
	const char *remedy; /* what to do */
	bool bars;          /* nobody can be judged while it is so */
};

/** All that are known; *count of them. Ownership: static. */
const struct ailment *ailments(size_t *count);

/** Does one of them bar us? Returns 0, or -1 and *error says it, with what to
 * do. */
int ailments_bar(struct error *error);

#endif
