/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SYSCALL_STOP_H
#define PROBE_SYSCALL_STOP_H

/* System call stops, and the release of threads held at any stop. */
#include "probe/tracer/tracer.h"

void on_call_entry(struct tracer *tracer, struct task *task);
void on_call_exit(struct tracer *tracer, struct task *task);

/** A held thread's turn has come. */
void release(struct tracer *tracer, struct task *task);

/** Captures the stack of a call that will be made, and what is printed but not
 *  yet written; makes the exec of a missing program fail. */
struct consultant look_closer_consultant(void);

#endif
