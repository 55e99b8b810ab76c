/* SPDX-License-Identifier: MIT */
/* Does a check's verdict follow from runs that were recorded? */
#ifndef IPCLAB_FOLLOWS_H
#define IPCLAB_FOLLOWS_H

#include "ipclab/base/mem.h"

#include <jansson.h>

enum follows {
	FOLLOWS_NOT,
	FOLLOWS_UNKNOWN, /* it depends on more than the recordings hold */
	FOLLOWS,
};

/** A run of the check: as it was seen live, and as its recording shows it. */
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
 * run made a call. If the check reports actual output in place of the expected,
 * a run must have printed it. A verdict with none of these depends on how its
 * runs ended. check: as in a result. Adds a line to said for each of these.
 */
enum follows verdict_follows(const json_t *check, const struct judged_run *runs,
			     size_t count, struct strlist *said);

#endif
