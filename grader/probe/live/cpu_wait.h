/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_WAIT_H
#define PROBE_CPU_WAIT_H

/*
 * For how long processes waited for a free CPU: on a busy machine that is no
 * fault of theirs. Nanoseconds, as in /proc/PID/schedstat.
 */
#include "probe/live/task.h"
#include <stdint.h>

/** Of this thread, since it began. */
uint64_t cpu_wait_self(void);

/** Of a process that is alive or at its exit stop, since it began. */
uint64_t cpu_wait_task(const struct task *task);

/** The counterpart: the time that one thread has had on a CPU. */
uint64_t cpu_wait_ran(const struct task *task);

/** The counterpart for this thread. */
uint64_t cpu_wait_self_ran(void);

/** Of all these together that have not reached their exit stop. */
uint64_t cpu_wait_tasks(const struct tasks *tasks);

#endif
