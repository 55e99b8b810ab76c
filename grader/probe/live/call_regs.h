/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CALL_REGS_H
#define PROBE_CALL_REGS_H

/*
 * The registers of a system call: which call it is, with which arguments; and
 * how to change the call that the program asked for, or skip it.
 * Source: syscall(2), ptrace(2).
 */
#include "probe/live/task.h"

/** At an entry stop: fill task->call.regs, nr and args. Returns 0, or -1 with
 *  errno. */
int call_read(struct task *task);

/** At an entry stop: skip the call, and let it return this. */
void call_skip(struct task *task, long result);

/** At an entry stop: make the call with this as its argument `n`, from 0. The
 *  registers must be restored at its exit (call_restore_args()). */
void call_set_arg(struct task *task, int n, uint64_t value);

/** At the exit stop of a call that was changed in this way: restore the
 *  arguments that the program had put there. */
void call_restore_args(const struct task *task);

/** At the exit stop of a call: replace its result. Returns 0, or -1 with
 *  errno. */
int call_set_result(const struct task *task, long result);

/** At a stop after a call: did it fail with EINTR, and has nothing run since?
 *  On aarch64 known only of a call that stopped at its entry, else false. */
bool call_was_interrupted(const struct task *task,
			  const struct registers *regs);

/** If call_was_interrupted(): let the thread make that call again. At an entry
 *  stop: do not make it now, but once signals have been delivered. */
void call_again(const struct task *task);

#endif
