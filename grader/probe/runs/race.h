/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_H
#define PROBE_RACE_H

/* A program that is right in one order and wrong in another. */
#include "probe/runs/exploration.h"

/** Leave out each change point that the failure of this schedule does not need;
 *  *failing becomes the run with the rest. Returns 0, or -1 with errno. */
int race_shrink(struct exploration *e, struct trial *failing, uint64_t seed);

/** Add the finding `race` to the failing run. Returns 0, or -1 with errno. */
int race_tell(struct exploration *e, struct trial *failing);

#endif
