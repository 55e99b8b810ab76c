/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_WAIT_H
#define PROBE_CPU_WAIT_H

/*
 * How long threads waited for a free CPU, which on a busy machine is no fault
 * of theirs. In nanoseconds, as in /proc/PID/schedstat.
 */
#include "probe/live/task.h"
#include <stdint.h>

/** Of the calling thread, since it began. */
uint64_t cpu_wait_self(void);

/** Of a thread, alive or at its exit stop, since it began. */
uint64_t cpu_wait_task(const struct task *task);

/** The time that a thread has run on a CPU. */
uint64_t cpu_wait_ran(const struct task *task);

/** The time that the calling thread has run on a CPU. */
uint64_t cpu_wait_self_ran(void);

/** Summed over all tasks that have not reached their exit stop. */
uint64_t cpu_wait_tasks(const struct tasks *tasks);

#endif
