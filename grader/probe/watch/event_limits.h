/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EVENT_LIMITS_H
#define PROBE_EVENT_LIMITS_H

/*
 * Limits that show in events: output, processes started, repeated failures, the
 * log.
 */
#include "probe/live/live.h"

/** Counts so far; starts as {0}. */
struct event_limits {
	uint64_t output_bytes; /* written to the run's own 0, 1, 2 */
	uint64_t births;       /* processes and threads started */
	struct {
		pid_t tid;
		int nr, fd; /* fd: a sweep over all is no loop */
		long result;
		unsigned times;
	} vain; /* the same call, failing again and again */
};

/** If this event exceeds a limit, ask for the end of the run. */
void event_limits_check(struct event_limits *limits, struct live *live,
			const struct event *event);

#endif
