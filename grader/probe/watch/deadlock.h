/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DEADLOCK_H
#define PROBE_DEADLOCK_H

#include "probe/live/live.h"

/**
 * Is all that is left of the run blocked on each other, for ever? Two samples
 * of every live thread must be the same, with no context switch between, and
 * each must sit in an untimed call on something that only these processes can
 * change. Unsure means no. Read only: stops nothing.
 * Cost: about 30 us a thread.
 */
bool deadlock_certain(const struct live *live);

/**
 * The same, but for threads that sleep: is nothing going to happen until the
 * wall limit, because each that is not blocked for ever sleeps longer? Never
 * true where processes outside may still send something (--shared).
 */
bool deadlock_past_limit(const struct live *live);

/**
 * Has all come to rest: does each thread wait in an untimed call for a process
 * of the run or outside of it, with no timer armed? Whatever others had done
 * before this was asked, the run has done with.
 */
bool deadlock_idle(const struct live *live);

/** Does this one thread wait for ever, unless another one of the run moves? */
bool deadlock_waits(const struct live *live, const struct task *task);

/**
 * Is nobody running: is every live thread asleep in the kernel, timed or not?
 */
bool deadlock_all_asleep(const struct live *live);

#endif
