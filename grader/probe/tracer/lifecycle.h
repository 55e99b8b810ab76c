/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIFECYCLE_H
#define PROBE_LIFECYCLE_H

/* Stops at births and deaths. */
#include "probe/live/fd_table.h"
#include "probe/tracer/tracer.h"

void on_fork(struct tracer *tracer, struct task *task, int ptrace_event);
void on_exit_stop(struct tracer *tracer, struct task *task);

/** It is gone: status is what waitpid(2) returned. */
void on_gone(struct tracer *tracer, struct task *task, int status);

/** What its process has open, with the flags that the model knows. As
 *  procfs_fd_table(). */
int lifecycle_table(const struct live *live, const struct task *task,
		    struct fd_table *table);

#endif
