/* SPDX-License-Identifier: MIT */
/* Conditions that are known to keep the kit from working on a machine, and
   their remedies. */
#ifndef IPCLAB_AILMENTS_H
#define IPCLAB_AILMENTS_H

#include "ipclab/base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct ailment {
	/** Does this machine have it? Has no side effects. */
	bool (*is_so)(void);
	const char *what;   /* a sentence */
	const char *remedy; /* what to do */
	bool bars;          /* nobody can be judged while it lasts */
};

/** All known conditions; *count is their number. Ownership: static. */
const struct ailment *ailments(size_t *count);

/** Returns 0 if none of them bars us, or -1 and *error: which one does, and
 *  what to do. */
int ailments_bar(struct error *error);

#endif
