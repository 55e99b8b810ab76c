/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_PLACES_H
#define PROBE_RACE_PLACES_H

#include "probe/findings/finding.h"

/** How many prints, from the first on, the same processes made in both runs. */
size_t prints_alike(const struct model *a, const struct model *b);

/**
 * Add to a race's finding the places where a run that was right and one that
 * was not part. If the order of the output differs: the print that comes too
 * late, the call after which others went on, the print before it. Else the
 * first call that went otherwise, and the one of another process that came
 * before it in one run and after it in the other; where no call says so, the
 * fork from which on both ran.
 */
void tell_places(struct finding *finding, const struct model *right,
		 const struct model *wrong);

#endif
