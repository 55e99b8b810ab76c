/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TELL_H
#define PROBE_TELL_H

#include "probe/tracer/tracer.h"

/** Tell the model, the recording and all who are asked. Takes event->stack
 *  over. After a wish to end (live_over()) nothing more is reported but the
 * end. */
void tracer_emit(struct tracer *tracer, struct event *event);

/** Let a stopped thread go on, with a signal or 0; not after a wish to end: it
 *  is killed where it stands. */
void tracer_resume(struct tracer *tracer, struct task *task, int sig);

#endif
