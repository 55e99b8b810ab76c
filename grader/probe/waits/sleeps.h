/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SLEEPS_H
#define PROBE_SLEEPS_H

/* How long a wait lasts at most. */
#include "probe/base/wait_calls.h"
#include "probe/live/procfs.h"

/** Does it wait until a date of a clock (TIMER_ABSTIME)? */
bool wait_has_date(const struct wait_call *call, const uint64_t args[6]);

/** The timeout of that wait of that thread, in ns. False if it has none, if it
 *  is a date, or if it is invalid, which the kernel will report. */
bool wait_lasts(pid_t tid, const struct wait_call *call, const uint64_t args[6],
		uint64_t *ns);

/** Does the thread, by the call that it is in, only sleep, and for that long? A
 *  poll of no descriptor is a sleep. */
bool sleeps_for(const struct task_sample *sample, uint64_t ns);

#endif
