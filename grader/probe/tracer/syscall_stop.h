/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SYSCALL_STOP_H
#define PROBE_SYSCALL_STOP_H

/* Stops at system calls, and the release of threads held at any stop. */
#include "probe/tracer/tracer.h"

void on_call_entry(struct tracer *tracer, struct task *task);
void on_call_exit(struct tracer *tracer, struct task *task);

/** The turn of a held thread has come. */
void release(struct tracer *tracer, struct task *task);

/** Captures the stack of a call that is made, and what is printed but not yet
 *  written; makes an exec of a missing program fail. */
struct consultant look_closer_consultant(void);

#endif
