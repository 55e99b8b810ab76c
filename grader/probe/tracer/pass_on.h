/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PASS_ON_H
#define PROBE_PASS_ON_H

/*
 * Signals to ipcprobe that are meant for the program's first process. If that
 * ends before it gets one, the signal is ours: none is lost.
 */
#include "probe/tracer/tracer.h"

/** Pass on what has arrived since the last call. */
void pass_on(struct tracer *tracer);

/** A thread is getting this signal. */
void pass_on_got(struct tracer *tracer, const struct task *task, int sig);

/** A thread is at its exit stop. */
void pass_on_exit(struct tracer *tracer, const struct task *task);

/** The program's first process has ended. */
void pass_on_over(struct tracer *tracer);

#endif
