/* SPDX-License-Identifier: MIT */
#ifndef PROBE_VCLOCK_H
#define PROBE_VCLOCK_H

/*
 * Virtual time: sleeps, timeouts and alarms end in the right order and take no
 * time, and clocks that the program reads agree. The vDSO, which reads clocks
 * without a system call, is hidden at exec, so that each reading is a call.
 *
 * Left to real time: POSIX timers (timer_create), CPU-time clocks, futex
 * timeouts, and the time stamps that the kernel puts on files.
 */
#include "probe/control/vtimer.h"

void vclock_start(struct vclock *clock);

/** When does the wait at whose entry this thread stands end by itself?
 *  Virtual ns since the start; 0: never. */
uint64_t vclock_due(const struct vclock *clock, const struct task *task);

/** The time of a wait that vclock_due() knows is up: SKIP, or GO_ON where the
 *  call is made and returns at once. */
struct answer_to_call vclock_finish(struct task *task);

/** Answers calls that read a clock or set an alarm. */
struct consultant vclock_consultant(struct vclock *clock);

#endif
