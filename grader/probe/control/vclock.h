/* SPDX-License-Identifier: MIT */
#ifndef PROBE_VCLOCK_H
#define PROBE_VCLOCK_H

/*
 * Virtual time: sleeps, timeouts and alarms end in the right order and take no
 * time, and all clocks that the program reads agree. The vDSO, which reads
 * clocks without a system call, is hidden at exec, so that each reading is a
 * call.
 *
 * Still on real time: CPU-time clocks and their timers, futex timeouts, and
 * the kernel's time stamps on files.
 */
#include "probe/control/vtimer.h"

void vclock_start(struct vclock *clock);

/** When does the wait that this thread is about to enter time out? In virtual
 *  ns since the start; 0: never. */
uint64_t vclock_due(const struct vclock *clock, const struct task *task);

/** The time of a wait known to vclock_due() is up: SKIP, or GO_ON if the call
 *  is made and returns at once. */
struct answer_to_call vclock_finish(struct task *task);

/** Answers calls that read a clock or set an alarm. */
struct consultant vclock_consultant(struct vclock *clock);

#endif
