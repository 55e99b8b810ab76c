/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EVENT_LIMITS_H
#define PROBE_EVENT_LIMITS_H

/*
 * Limits that only events can exceed: output, births, calls in vain, the log.
 */
#include "probe/live/live.h"

/** Counted so far; begins as {0}. */
struct event_limits {
	uint64_t output_bytes; /* written to the run's own 0, 1, 2 */
	uint64_t births;       /* of processes and threads, so far */
	struct {
		pid_t tid;
		int nr, fd; /* a sweep over all descriptors does not count */
		long result;
		unsigned times;
	} vain; /* the same call, failing again and again */
};

/** Does this event exceed a limit? If so, wish for the end. */
void event_limits_check(struct event_limits *limits, struct live *live,
			const struct event *event);

#endif
