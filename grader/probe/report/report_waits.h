/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_WAITS_H
#define PROBE_REPORT_WAITS_H

#include "probe/report/run_result.h"
#include <jansson.h>

/**
 * Who waits for whom in a deadlock: one object for each process that can't go
 * on, {process, function, fd, until, for}. until: "ends" (a child), "writes",
 * "reads", "opens"; null for any other wait. for: numbers of the processes it
 * waits for. Returns a new reference, or NULL.
 */
json_t *report_waits(const struct run_result *result);

#endif
