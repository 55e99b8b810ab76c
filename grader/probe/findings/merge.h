/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MERGE_H
#define PROBE_MERGE_H

#include "probe/findings/finding.h"

/**
 * Let one finding stand for others: of a process's findings with the same lines
 * as places (or, without places, the same words) one is kept; of those of many
 * processes, three. Call it once the places are resolved.
 */
void findings_merge(struct findings *findings);

#endif
