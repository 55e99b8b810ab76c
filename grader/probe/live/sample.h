/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SAMPLE_H
#define PROBE_SAMPLE_H

/* What one or two samples of a thread (task_sample()) say about it. */
#include "probe/live/procfs.h"
#include "probe/live/task.h"

/** Is the thread asleep in a call, and not just being stopped by us? */
bool sample_asleep(const struct task *task, const struct task_sample *sample);

/** Fill *out for a thread that job control has stopped. False if SIGCONT has
 *  woken it already: it runs, or we have yet to be told. */
bool sample_stopped(const struct task *task, struct task_sample *out);

/** Did nothing happen between the two samples: no call, no context switch? */
bool sample_same(const struct task_sample *a, const struct task_sample *b);

#endif
