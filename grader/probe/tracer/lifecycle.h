/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIFECYCLE_H
#define PROBE_LIFECYCLE_H

/* Fork stops, exit stops and ends of threads. */
#include "probe/live/fd_table.h"
#include "probe/tracer/tracer.h"

void on_fork(struct tracer *tracer, struct task *task, int ptrace_event);
void on_exit_stop(struct tracer *tracer, struct task *task);

/** The thread is gone; status is from waitpid(2). */
void on_gone(struct tracer *tracer, struct task *task, int status);

/** The descriptor table of the thread's process, with flags as the model knows
 *  them; see procfs_fd_table(). */
int lifecycle_table(const struct live *live, const struct task *task,
		    struct fd_table *table);

#endif
