/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIFECYCLE_H
#define PROBE_LIFECYCLE_H

/* Stops at births, programs and deaths. */
#include "probe/tracer/tracer.h"

void on_fork(struct tracer *tracer, struct task *task, int ptrace_event);
void on_exec(struct tracer *tracer, struct task *task);
void on_exit_stop(struct tracer *tracer, struct task *task);

/** It is gone: status is what waitpid(2) returned. */
void on_gone(struct tracer *tracer, struct task *task, int status);

#endif
