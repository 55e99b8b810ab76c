/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_EXIT_H
#define PROBE_DECODE_EXIT_H

#include "probe/live/task.h"
#include "probe/model/model.h"

/**
 * At the exit stop, or at the entry for NEED_NOW: complete the event with the
 * result. Returns how many events are in out (at most 2: splice is a read and a
 * write); they borrow from task->call.
 */
int decode_exit(struct task *task, const struct model *model, long result,
		struct event out[2]);

#endif
