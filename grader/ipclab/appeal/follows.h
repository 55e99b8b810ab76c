/* SPDX-License-Identifier: MIT */
/* Does a check's verdict follow from runs that were recorded? */
#ifndef IPCLAB_FOLLOWS_H
#define IPCLAB_FOLLOWS_H

#include "ipclab/base/mem.h"

#include <jansson.h>

enum follows {
	FOLLOWS_NOT,
	FOLLOWS_UNKNOWN, /* it rests on what no recording holds */
	FOLLOWS,
};

/** A run of the check: as it was seen live, and from its recording. */
struct judged_run {
	const char *name;
	const json_t *seen;
	const json_t *replayed;
	const char *output; /* what it printed, from the recording */
};

/**
 * Each replayed run must match the run as it was seen: how it ended, its
 * processes, pipes and findings. Each finding of the check must be a finding of
 * a replayed run or, if it is the check's own, lie at places where a replayed
 * run made a call. If the check reports actual output in place of what was
 * expected, a run must have printed it. A verdict with none of these rests on
 * how its runs ended. check: as in a result. A line for each of these is added
 * to said.
 */
enum follows verdict_follows(const json_t *check, const struct judged_run *runs,
			     size_t count, struct strlist *said);

#endif
