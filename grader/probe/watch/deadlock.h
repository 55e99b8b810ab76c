/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DEADLOCK_H
#define PROBE_DEADLOCK_H

#include "probe/live/live.h"

/**
 * Are all processes of the run blocked on each other, for ever? Two samples of
 * every live thread must be the same, with no context switch in between, and
 * each thread must be in an untimed call on something that only these processes
 * can change. If unsure, false. Read-only: stops nothing. Cost: about 30 us per
 * thread.
 */
bool deadlock_certain(const struct live *live);

/**
 * The same but for threads that sleep: will nothing happen before the
 * wall-clock limit, because every thread that is not blocked for ever sleeps
 * longer? Never true while processes outside may still send something
 * (--shared).
 */
bool deadlock_past_limit(const struct live *live);

/**
 * Has everything come to rest: does each thread wait in an untimed call for a
 * process of the run or outside it, with no timer armed? If so, the run has
 * dealt with all that others had done before this call.
 */
bool deadlock_idle(const struct live *live);

/** Will this thread wait for ever unless another thread of the run moves? */
bool deadlock_waits(const struct live *live, const struct task *task);

/**
 * Is nothing running: is every live thread stopped, or asleep in the kernel,
 * timed or not?
 */
bool deadlock_all_asleep(const struct live *live);

#endif
