/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RACE_PLACES_H
#define PROBE_RACE_PLACES_H

#include "probe/findings/finding.h"

/** How many prints, from the first on, were by the same processes in both
 *  runs. */
size_t prints_alike(const struct model *a, const struct model *b);

/**
 * Add to a race's finding the places where a right and a wrong run diverge. If
 * the order of the output differs: the print that comes too late, the call
 * after which others went on, and the print before it. Else see tell_parting().
 */
void tell_places(struct finding *finding, const struct model *right,
		 const struct model *wrong);

#endif
