/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_PLACES_H
#define PROBE_RACE_PLACES_H

#include "probe/findings/finding.h"

/**
 * Add to a race's finding the places where the order of the output first
 * differs between a run that was right and one that was not: the print that
 * comes too late, the call after which others went on, the print before it.
 */
void tell_places(struct finding *finding, const struct model *right,
		 const struct model *wrong);

#endif
