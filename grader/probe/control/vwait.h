/* SPDX-License-Identifier: MIT */
#ifndef PROBE_VWAIT_H
#define PROBE_VWAIT_H

/*
 * Timed waits in virtual time.
 *
 * A wait is held at its entry until its time has come, or what it waits for.
 * If only the kernel can tell, it is made there without its timeout, and cut
 * short when its time has come: it is then made once more, and does not wait.
 */
#include "probe/control/vtimer.h"

/** The thread is held at the entry of this call: when does its wait time out?
 * In virtual ns since the start, in task->turn.due_ns; 0: never. A wait that
 * was interrupted and is made again ends when it would have. */
void vwait_enter(const struct vclock *clock, const struct model *model,
		 struct task *task);

/** The time of a timed wait is up: SKIP, or GO_ON if the call is made and
 *  returns at once. */
struct answer_to_call vwait_finish(struct task *task);

/** Let a timed wait be made without its timeout. */
void vwait_endless(struct task *task);

/** At the exit of a timed wait: how much of its time is left, and what becomes
 *  of it if it was interrupted. */
void vwait_exit(const struct vclock *clock, struct task *task, long *result);

#endif
