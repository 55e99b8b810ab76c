/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EXPLORE_H
#define PROBE_EXPLORE_H

#include "probe/runs/trial.h"

/**
 * Run the program under options->explore schedules: first the plain run, then
 * systematic and random ones from the seed. Stop at the first that fails the
 * requirement: options->verify accepts the output; or, without it, there is no
 * error finding and no signal, and the run ends as the plain one did. If a run
 * ends with status 0 and the plain one did not, it is the plain one that fails.
 * The failing schedule is shrunk to the fewest change points, and reported as
 * the finding `race`. Fills *out with the run to report: the failing one, else
 * the plain one. Returns 0, or -1 with errno and *what.
 */
int explore(struct trial *out, const struct options *options,
	    const struct streams *streams, const char **what);

#endif
