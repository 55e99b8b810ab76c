/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SLEEPS_H
#define PROBE_SLEEPS_H

/* How long waits last at most. */
#include "probe/base/wait_calls.h"
#include "probe/live/procfs.h"

/** The timeout of a thread's wait, in ns. False if it has none, if it is an
 *  absolute time, or if it is invalid, which the kernel will report. */
bool wait_lasts(pid_t tid, const struct wait_call *call, const uint64_t args[6],
		uint64_t *ns);

/** Is the thread's call a mere sleep of at least that long? A poll of no
 *  descriptors is a sleep. */
bool sleeps_for(const struct task_sample *sample, uint64_t ns);

#endif
