/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_WAIT_H
#define PROBE_CPU_WAIT_H

/*
 * For how long processes could have run, had a CPU been free: on a machine
 * with much else to do that is no fault of theirs. Nanoseconds, as
 * /proc/PID/schedstat has them.
 */
#include "probe/live/task.h"
#include <stdint.h>

/** Of this thread, since it began. */
uint64_t cpu_wait_self(void);

/** Of one that lives or is at its exit stop, since it began. */
uint64_t cpu_wait_task(const struct task *task);

/** The other side of it: time that one thread has had on a CPU. */
uint64_t cpu_wait_ran(const struct task *task);

/** The other side of it, of this thread. */
uint64_t cpu_wait_self_ran(void);

/** Of all these together that have not reached their exit stop. */
uint64_t cpu_wait_tasks(const struct tasks *tasks);

#endif
