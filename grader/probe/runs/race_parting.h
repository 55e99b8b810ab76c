/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_PARTING_H
#define PROBE_RACE_PARTING_H

#include "probe/findings/finding.h"

/** The number of the process that an event is of; 0: unknown. */
int event_number(const struct model *model, const struct event *event);

/**
 * The last call of the process of an event before it, or NULL. A file that is
 * only read does not count: others have no part in it.
 */
const struct event *call_before(const struct model *model,
				const struct event *event);

/**
 * Add to a race's finding the first call that went otherwise than in the run
 * that was right, and the one of another process that came before it in one run
 * and after it in the other; where no call says so, the fork from which on both
 * ran.
 */
void tell_parting(struct finding *finding, const struct model *right,
		  const struct model *wrong);

#endif
