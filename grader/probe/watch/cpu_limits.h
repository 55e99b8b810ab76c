/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_LIMITS_H
#define PROBE_CPU_LIMITS_H

/*
 * Hangs that are certain before the wall-clock limit is reached: a process that
 * computes without end, sleeps past the limit, or lets virtual time run for a
 * day.
 */
#include "probe/live/live.h"

struct cpu_limits {
	uint64_t checked_ns;       /* live_now() at the last look */
	uint64_t reaped_before_ms; /* CPU time of earlier runs' children */
};

/** Before the launch. */
void cpu_limits_begin(struct cpu_limits *limits);

/** The CPU time of the run so far: of its processes, those that they reaped,
 *  and orphans; in ms. */
uint64_t cpu_limits_computed_ms(const struct cpu_limits *limits,
				const struct live *live);

/**
 * Have all processes together used more processor time than their limit, or one
 * thread more than its own since the last call that we stopped it at? Processor
 * time is measured, so that a busy machine changes nothing.
 */
bool cpu_limits_computes(struct cpu_limits *limits, const struct live *live);

/** Has virtual time, which costs nothing, run for longer than any program in a
 *  check sleeps? */
bool cpu_limits_sleeps_virtually(const struct live *live);

#endif
