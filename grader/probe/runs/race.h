/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_H
#define PROBE_RACE_H

/* For a program that is right in one order and wrong in another. */
#include "probe/runs/exploration.h"

/** Drop each change point that this schedule does not need in order to fail;
 *  *failing becomes the run with the rest. Returns 0, or -1 with errno. */
int race_shrink(struct exploration *e, struct trial *failing, uint64_t seed);

/** Add the finding `race` to the failing run. Returns 0, or -1 with errno. */
int race_tell(struct exploration *e, struct trial *failing);

#endif
