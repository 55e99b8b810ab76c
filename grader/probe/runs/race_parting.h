/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_PARTING_H
#define PROBE_RACE_PARTING_H

#include "probe/findings/finding.h"

/** The number of the event's process; 0: unknown. */
int event_number(const struct model *model, const struct event *event);

/**
 * The last call before an event by the same process, or NULL. Calls on files
 * that are only read don't count, as others have no influence on them.
 */
const struct event *call_before(const struct model *model,
				const struct event *event);

/**
 * Add to a race's finding the first call that went differently from the right
 * run, and the call of another process that came before it in one run and after
 * it in the other; or, if no call explains it, the fork from which on both ran.
 */
void tell_parting(struct finding *finding, const struct model *right,
		  const struct model *wrong);

#endif
