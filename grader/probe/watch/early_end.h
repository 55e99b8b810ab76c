/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EARLY_END_H
#define PROBE_EARLY_END_H

/*
 * What ends a run early: limits, and what is found when all is quiet. It only
 * asks for the end (live_wish_end()); the tracer acts.
 */
#include "probe/watch/cpu_limits.h"
#include "probe/watch/event_limits.h"
#include "probe/watch/livelock.h"
#include "probe/watch/resources.h"

struct early_end {
	const struct livelock *livelock;
	struct resources resources;
	struct cpu_limits cpu_limits;
	struct event_limits event_limits;
	uint64_t over_ns;        /* the wall-clock limit ends no run earlier */
	uint64_t starved_before; /* our own wait for a CPU before the start */
	uint64_t ran_before;     /* our own time on a CPU before the start */
	uint64_t quiet_ns;       /* since when all is quiet; 0: it is not */
};

/** Call it before the launch. box: the isolation, or NULL. */
void early_end_begin(struct early_end *end, const struct box *box,
		     const struct livelock *livelock);

struct consultant early_end_consultant(struct early_end *end);

/** A deadlock is certain: ask for the end, with the outcome that fits. */
void early_end_dead(struct live *live);

#endif
