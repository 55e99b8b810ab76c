/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIVELOCK_H
#define PROBE_LIVELOCK_H

/*
 * Loops that never end although they make calls: short sleeps, polls, attempts
 * that fail. If a thread enters a call with the same registers and memory as
 * before, and nothing has happened in between, it will do so for ever, unless
 * time, chance or a process outside is involved.
 */
#include "probe/live/consultant.h"

struct livelock {
	uint64_t happened;    /* number of events that others can see */
	uint64_t happened_ns; /* time of the last one */
};

/** Sees each call and each event, and finds threads that were in the same state
 *  before. Costs nothing unless nothing has happened for a while. */
struct consultant livelock_consultant(struct livelock *livelock);

/** Has nothing happened for a while? */
bool livelock_calm(const struct livelock *livelock, const struct live *live);

/** Is nothing outside the run, no timer and no clock involved in what it
 *  does? */
bool livelock_alone(const struct live *live, const struct task *task);

/** Must clock readings be calls that stop, so that they can be answered, or
 *  seen in a loop? If so, the program gets no vDSO. */
bool livelock_clocks_stop(const struct live *live, const struct task *task);

/** Does every thread either repeat itself or wait for ever for the others? */
bool livelock_certain(const struct livelock *livelock, const struct live *live);

/**
 * The call in which a thread that repeats itself counts as blocked: the wait,
 * read or write that it keeps trying in vain, as an EVENT_BLOCKED whose stack
 * becomes the caller's. False if it does not repeat itself, or only sleeps.
 */
bool livelock_blocked(const struct livelock *livelock, const struct task *task,
		      struct event *out);

#endif
