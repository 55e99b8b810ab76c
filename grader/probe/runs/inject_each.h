/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INJECT_EACH_H
#define PROBE_INJECT_EACH_H

#include "probe/control/faults.h"
#include "probe/runs/trial.h"

/**
 * Try each fault that the contract requires the student's code to survive, each
 * in a run of its own: EINTR and short counts in each call that may block, an
 * error in each call whose failure must be noticed. A fault that the code did
 * not survive becomes a finding (eintr-not-restarted, short-read-assumed,
 * short-write-ignored, unchecked-error), one for each source line and kind.
 * given: faults that every run has; its list has room for one more. Fills *out
 * with the run without further faults, and these findings. Returns 0, or -1
 * with errno and *what.
 */
int inject_each(struct trial *out, const struct options *options,
		const struct streams *streams, struct faults *given,
		const char **what);

#endif
