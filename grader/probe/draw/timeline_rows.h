/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TIMELINE_ROWS_H
#define PROBE_TIMELINE_ROWS_H

#include "probe/draw/timeline.h"

/**
 * Add the rows of a run's calls: similar calls share a row, and the middle of a
 * long run is left out. timeline->rows and bytes have room for one row per
 * event; bytes: how many the calls of a row moved.
 */
void timeline_add_rows(struct timeline *timeline,
		       const struct run_result *result, uint64_t *bytes);

#endif
