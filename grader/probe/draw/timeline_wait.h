/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TIMELINE_WAIT_H
#define PROBE_TIMELINE_WAIT_H

#include "probe/draw/timeline.h"

/** Fill waited_from and woken_by of a row; all rows must already exist. */
void timeline_find_wait(struct timeline *timeline, size_t at);

#endif
