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
 * Each run must be again what it was: how it ended, processes, pipes, findings.
 * Each finding of the check must be one of a replayed run, or, one of the
 * check's own, be at places where a replayed run made a call. What came in
 * place of what was expected must have been printed. What a check says without
 * these rests on how its runs ended. check: as in a result. A line for each of
 * these is added to said.
 */
enum follows verdict_follows(const json_t *check, const struct judged_run *runs,
			     size_t count, struct strlist *said);

#endif
