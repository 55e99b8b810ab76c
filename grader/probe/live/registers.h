/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REGISTERS_H
#define PROBE_REGISTERS_H

/*
 * A live thread's registers, read and changed by ptrace. What they say on each
 * kind of processor is base/machine.h's.
 */
#include "probe/base/machine.h"

/** Of a thread that stands at a stop. Returns 0, or -1 with errno. */
int registers_get(pid_t tid, struct registers *out);

/** At the exit of a call: its result alone, at half the cost. Returns 0, or -1
 *  with errno. Source: ptrace(2), PTRACE_GET_SYSCALL_INFO. */
int registers_result(pid_t tid, long *result);

/**
 * Give the thread these args, but for the first, which a result may have taken
 * the place of; all else is as it was when they were got, and must be so still.
 * Returns 0, or -1 with errno.
 */
int registers_set_args(pid_t tid, struct registers *registers);

/** At the exit: the call's result. Else as registers_set_args(). */
int registers_set_result(pid_t tid, struct registers *registers, long result);

/** At the entry: the call is not made, and gives that result. */
int registers_skip(pid_t tid, const struct registers *registers, long result);

/**
 * Where registers_interrupted(): the thread makes that call again, with the
 * args of these. Returns 0, or -1 with errno.
 */
int registers_again(pid_t tid, struct registers *registers);

/** Is the next instruction one that makes a call? Yes where it can't be read.
 */
bool registers_before_call(pid_t tid, const struct registers *registers);

#endif
