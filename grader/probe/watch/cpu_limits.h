/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_LIMITS_H
#define PROBE_CPU_LIMITS_H

/*
 * Hangs that are certain before the wall clock says so: a process that computes
 * without end, sleeps past the limit, or lets virtual time run for a day.
 */
#include "probe/live/live.h"

struct cpu_limits {
	uint64_t checked_ns;       /* live_now() at the last look */
	uint64_t reaped_before_ms; /* CPU time of children of former runs */
};

/** Before the launch. */
void cpu_limits_begin(struct cpu_limits *limits);

/** What the run has computed so far: its processes, those that they reaped,
 *  and orphans; in ms. */
uint64_t cpu_limits_computed_ms(const struct cpu_limits *limits,
				const struct live *live);

/** Have all processes together used more processor time than their limit, or
 *  has one thread, since its last call that we stop at, more than its own? By
 *  processor time, so that a busy machine changes nothing. */
bool cpu_limits_computes(struct cpu_limits *limits, const struct live *live);

/** Has virtual time, which costs nothing, run for longer than any program of
 *  a check sleeps? */
bool cpu_limits_sleeps_virtually(const struct live *live);

#endif
