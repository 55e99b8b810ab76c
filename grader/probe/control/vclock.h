/* SPDX-License-Identifier: MIT */
#ifndef PROBE_VCLOCK_H
#define PROBE_VCLOCK_H

/*
 * Virtual time: sleeps, timeouts and alarms end in the right order and take no
 * time, and all clocks that the program reads agree. The vDSO, which reads
 * clocks without a system call, is hidden at exec, so that each reading is a
 * call.
 *
 * Still on real time: CPU-time clocks and their timers, and the kernel's time
 * stamps on files.
 */
#include "probe/control/vtimer.h"

void vclock_start(struct vclock *clock);

/** Answers calls that read a clock or set an alarm. */
struct consultant vclock_consultant(struct vclock *clock);

#endif
