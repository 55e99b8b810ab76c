/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SLEEPS_H
#define PROBE_SLEEPS_H

/* How long a wait lasts at the most. */
#include "probe/base/wait_calls.h"
#include "probe/live/procfs.h"

/** Does it wait until a date of a clock (TIMER_ABSTIME)? */
bool wait_has_date(const struct wait_call *call, const uint64_t args[6]);

/** The timeout of that wait of that thread, in ns. False where it has none, or
 *  a date, or where the kernel will say what is wrong with it. */
bool wait_lasts(pid_t tid, const struct wait_call *call, const uint64_t args[6],
		uint64_t *ns);

/** Does the thread only sleep, by the call that it sits in, and for so long? A
 *  poll of no descriptor is a sleep. */
bool sleeps_for(const struct task_sample *sample, uint64_t ns);

#endif
