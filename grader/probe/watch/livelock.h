/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPEAT_H
#define PROBE_REPEAT_H

/*
 * Loops that never end although they make calls: of short sleeps, of polls,
 * of tries that fail. A thread that enters a call with the very registers and
 * memory of an earlier time, while nothing has happened since, does so for
 * ever: unless time, chance or somebody outside is a part of it.
 */
#include "probe/live/consultant.h"

struct livelock {
	uint64_t happened;    /* events that others can see */
	uint64_t happened_ns; /* when the last of them was */
};

/** Sees each call and each event: has a thread been here before? Costs nothing
 *  unless nothing has happened for a while. */
struct consultant livelock_consultant(struct livelock *livelock);

/** Has nothing happened for a while? */
bool livelock_calm(const struct livelock *livelock, const struct live *live);

/** Nobody outside, no timer and no clock has a part in what it does. */
bool livelock_alone(const struct live *live, const struct task *task);

/** Are its looks at a clock to be calls that stop: to be answered, or seen in a
 *  loop? Then it gets no vDSO. */
bool livelock_clocks_stop(const struct live *live, const struct task *task);

/** Does each thread either repeat itself or wait for ever for the others? */
bool livelock_certain(const struct livelock *livelock, const struct live *live);

/** Where a thread that repeats itself is as good as blocked: in the wait, read
 *  or write that it tries in vain, as an EVENT_BLOCKED whose stack is the
 *  caller's. False if it does not, or only sleeps. */
bool livelock_blocked(const struct livelock *livelock, const struct task *task,
		      struct event *out);

#endif
