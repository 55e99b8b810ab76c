/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REGISTERS_H
#define PROBE_REGISTERS_H

/*
 * Read and change a live thread's registers by ptrace. base/processor.h knows
 * what they mean on each processor.
 */
#include "probe/base/processor.h"

/** The registers of a thread that is at a stop. Returns 0, or -1 with errno. */
int registers_get(pid_t tid, struct registers *out);

/** At the entry of a call: only nr, args, sp and pc, at two thirds of the cost.
 *  The rest is 0, unless that is not to be had alone. Returns 0, or -1 with
 *  errno. Source: ptrace(2), PTRACE_GET_SYSCALL_INFO. */
int registers_call(pid_t tid, struct registers *out);

/** At the exit of a call: only its result, at half the cost. Returns 0, or -1
 *  with errno. Source: ptrace(2), PTRACE_GET_SYSCALL_INFO. */
int registers_result(pid_t tid, long *result);

/**
 * Set the thread's args again, except the first, which a result may have
 * replaced. All other registers are set as they were read, and must not have
 * changed. Returns 0, or -1 with errno.
 */
int registers_set_args(pid_t tid, struct registers *registers);

/** At the exit: set the call's result. Otherwise like registers_set_args(). */
int registers_set_result(pid_t tid, struct registers *registers, long result);

/** At the entry: skip the call, and let it return that result. */
int registers_skip(pid_t tid, const struct registers *registers, long result);

/**
 * If registers_interrupted(): let the thread make that call again, with the
 * args in these registers. Returns 0, or -1 with errno.
 */
int registers_again(pid_t tid, struct registers *registers);

/** Does the next instruction make a call? Also true if it can't be read. */
bool registers_before_call(pid_t tid, const struct registers *registers);

#endif
