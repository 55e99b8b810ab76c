/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TELL_H
#define PROBE_TELL_H

#include "probe/tracer/tracer.h"

/** Tell the model, the recording and all consultants. Takes over event->stack.
 *  Once the end was asked for (live_over()), only the end is still reported. */
void tracer_emit(struct tracer *tracer, struct event *event);

/** Resume a stopped thread, with a signal or 0. Does nothing once the end was
 *  asked for: the thread is killed where it is. */
void tracer_resume(struct tracer *tracer, struct task *task, int sig);

#endif
