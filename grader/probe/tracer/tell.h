/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TELL_H
#define PROBE_TELL_H

#include "probe/tracer/tracer.h"

/** Tell the model, the recording and all consultants. Takes over event->stack.
 *  After a wish to end (live_over()) only the end is still reported. */
void tracer_emit(struct tracer *tracer, struct event *event);

/** Let a stopped thread go on, with a signal or 0; not after a wish to end:
 *  then it is killed where it is. */
void tracer_resume(struct tracer *tracer, struct task *task, int sig);

#endif
