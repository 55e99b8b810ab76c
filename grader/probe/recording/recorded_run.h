/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDED_RUN_H
#define PROBE_RECORDED_RUN_H

#include "probe/recording/recording.h"

/**
 * Take one NAME=VALUE of a recording's run line. The field "outcome" sets
 * *outcome, to -1 if there is no such outcome. Unknown names are ignored.
 * Returns 0, or -1 with errno: ENOMEM, or EINVAL if the value can't be that of
 * a run.
 */
int recorded_run_take(struct recording *recording, const char *name,
		      const char *value, int *outcome);

#endif
