/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CALL_REGS_H
#define PROBE_CALL_REGS_H

/*
 * The registers of a system call: which call it is, with which arguments; and
 * how to change or skip the call that the program asked for. Source:
 * syscall(2), ptrace(2).
 */
#include "probe/live/task.h"

/** At an entry stop: fill nr, args, and what regs says of the call. Returns 0,
 *  or -1 with errno. */
int call_read(struct task *task);

/** At an entry stop: fill the rest of regs, if that was not done. */
void call_read_rest(struct task *task);

/** At an entry stop: skip the call, with this result. */
void call_skip(struct task *task, long result);

/** At an entry stop: replace argument `n` (from 0) by this value. At the exit,
 *  call_restore_args() must restore the registers. */
void call_set_arg(struct task *task, int n, uint64_t value);

/** At the exit stop of a call changed by call_set_arg(): restore the program's
 *  arguments. */
void call_restore_args(const struct task *task);

/** At the exit stop of a call: replace its result. Returns 0, or -1 with
 *  errno. */
int call_set_result(const struct task *task, long result);

/** Does this result, at the exit stop, mean that the call was interrupted? The
 *  kernel makes some such calls again, unless a handler runs. */
bool call_is_interruption(long result);

/**
 * At the exit stop: if a handler runs, the call fails with EINTR; if none does,
 * it is made again, from its entry. (The kernel would continue a sleep or
 * poll() inside.) Returns 0, or -1 with errno.
 */
int call_interrupted(const struct task *task, long *result);

/** At a stop after a call: did it fail with EINTR, and has nothing run since?
 *  On aarch64 this is known only for a call that stopped at its entry, else
 *  false. */
bool call_was_interrupted(const struct task *task,
			  const struct registers *regs);

/** If call_was_interrupted(): let the thread make that call again. At an entry
 *  stop: make it not now, but after signals have been delivered. */
void call_again(const struct task *task);

#endif
