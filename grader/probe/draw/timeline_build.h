/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TIMELINE_BUILD_H
#define PROBE_TIMELINE_BUILD_H

#include "probe/draw/timeline.h"

/** The timeline of a run. NULL with errno. */
struct timeline *timeline_new(const struct run_result *result);

#endif
