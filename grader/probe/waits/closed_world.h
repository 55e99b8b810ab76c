/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CLOSED_WORLD_H
#define PROBE_CLOSED_WORLD_H

#include "probe/live/live.h"

/** Can the wait that this thread is in be ended only by the run's own
 *  processes: no timeout, nobody outside, no server's idle wait? */
bool closed_world(const struct live *live, const struct task *task,
		  const struct task_sample *sample);

/** Is it a wait without a timeout, whatever may end it? */
bool untimed_wait(const struct task_sample *sample);

/** The only descriptor that a poll or select waits to read from; else -1. */
int closed_world_reads(const struct task *task,
		       const struct task_sample *sample);

#endif
