/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WATCH_H
#define PROBE_WATCH_H

/*
 * What ends a run early: limits, and whatever is found when all is quiet. It
 * wishes for the end (live_wish_end()); the tracer acts.
 */
#include "probe/watch/cpu_limits.h"
#include "probe/watch/event_limits.h"
#include "probe/watch/livelock.h"
#include "probe/watch/resources.h"

struct watch {
	const struct livelock *livelock;
	struct resources resources;
	struct cpu_limits cpu_limits;
	struct event_limits event_limits;
	uint64_t over_ns; /* the wall-clock limit ends no earlier, or 0 */
	uint64_t starved_before; /* our own wait for a CPU until the start */
	uint64_t ran_before;     /* our own time on a CPU until the start */
	uint64_t quiet_ns;       /* when the quiet began, 0 if not quiet */
};

/** Before the launch. box: the isolation, or NULL. */
void watch_begin(struct watch *watch, const struct box *box,
		 const struct livelock *livelock);

struct consultant watch_consultant(struct watch *watch);

/** Deadlock is certain: wish for the end, with the outcome that fits. */
void watch_dead(struct live *live);

#endif
