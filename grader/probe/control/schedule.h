/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SCHEDULE_H
#define PROBE_SCHEDULE_H

/*
 * Who goes first: probabilistic concurrency testing. Every thread has a
 * priority; of those that can go on, the one with the highest priority does. At
 * d - 1 change points that thread drops to the lowest priority instead. Pure:
 * knows nothing of processes; the same seed gives the same answers.
 *
 * Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A randomized scheduler
 * with probabilistic guarantees of finding bugs", ASPLOS 2010. A bug of depth d
 * among n threads and k steps is found by one schedule with probability at
 * least 1 / (n k^(d-1)); doc/SCHEDULES.md says how much of that holds here.
 */
#include <stdbool.h>
#include <stdint.h>

enum {
	SCHEDULE_CHANGES_MAX = 4,
	/* Systematic schedules have seeds too: this many for each base; see
	 * schedule_systematic(). */
	SCHEDULE_SYSTEMATIC = 1000000000,
};

enum schedule_base {
	BASE_OLDEST,   /* the parent before its children */
	BASE_YOUNGEST, /* the newest child first */
	BASE_RANDOM,
	BASES
};

struct schedule {
	uint64_t seed;
	enum schedule_base base;
	uint32_t changes[SCHEDULE_CHANGES_MAX]; /* steps, ascending */
	unsigned change_len;
	uint32_t step;  /* decisions made so far */
	int64_t lowest; /* next priority for a thread that drops */
	unsigned next;  /* index of the next change point */
};

/** Start the schedule that this seed denotes. */
void schedule_init(struct schedule *schedule, uint64_t seed);

/** The seed of the schedule with this base and one change point at `step`; with
 *  none if step is 0. */
uint64_t schedule_systematic(enum schedule_base base, uint32_t step);

/** The priority of thread number `order`, in order of appearance from 0. */
int64_t schedule_priority(const struct schedule *schedule, uint32_t order);

/**
 * Make one decision; call it once for each. Returns true if the thread that
 * would go on must drop; *priority is then its new priority.
 */
bool schedule_step(struct schedule *schedule, int64_t *priority);

/** A priority below all others, for a thread that never lets others go. */
int64_t schedule_lowest(struct schedule *schedule);

#endif
