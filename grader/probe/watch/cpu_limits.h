/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_LIMITS_H
#define PROBE_CPU_LIMITS_H

/*
 * Hangs that are certain before the wall-clock limit: a process that computes
 * without end, or a run whose virtual time exceeds a day.
 */
#include "probe/live/live.h"

struct cpu_limits {
	uint64_t checked_ns;       /* live_now() at the last check */
	uint64_t reaped_before_ms; /* CPU time of earlier runs' children */
};

/** Call it before the launch. */
void cpu_limits_begin(struct cpu_limits *limits);

/** The CPU time of the run so far, in ms: of its processes, of those they have
 *  reaped, and of orphans. */
uint64_t cpu_limits_computed_ms(const struct cpu_limits *limits,
				const struct live *live);

/**
 * Have all processes together used more CPU time than their limit, or has one
 * thread used more than its own since its last call that stopped? CPU time is
 * what is measured, so that a busy machine makes no difference.
 */
bool cpu_limits_computes(struct cpu_limits *limits, const struct live *live);

/** Has virtual time, which costs nothing, run for longer than any program in a
 *  check would sleep? */
bool cpu_limits_sleeps_virtually(const struct live *live);

#endif
