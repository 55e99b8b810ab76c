/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ONE_CPU_H
#define PROBE_ONE_CPU_H

/*
 * Supervisor and program share a CPU while the program starts, and later for as
 * long as it does little but make calls. At a stop one of them sleeps and the
 * other wakes: on one CPU that is a switch, on two the kernel wakes a sleeping
 * CPU, which takes three times as long. One that computes has all CPUs, and for
 * good so does one that asks which it has.
 */
#include "probe/live/task.h"
#include <sched.h>
#include <stdbool.h>

struct cpu_pin {
	bool held;       /* all are on one CPU */
	bool given_back; /* they were, and had all CPUs again */
	bool asked;      /* it asked, or chose its own: never again */
	uint64_t looked_ns;
	unsigned looks;
	cpu_set_t allowed; /* what we had at the start */
	cpu_set_t here;    /* the one */
	/* whom to give them back to: the program's threads, the box's */
	const struct tasks *program, *keepers;
};

/**
 * Before the launch: keep to this CPU; children take after us. The lists must
 * outlive the run. other_user: the program will not be of our user. Does
 * nothing where the CPUs could not be given back. Source: sched_setaffinity(2).
 */
void cpu_pin_begin(struct cpu_pin *one, const struct tasks *program,
		   const struct tasks *keepers, bool other_user);

/** CPUs for a child that is not the program's: those that stand idle, and false
 * if there are none or it takes after us. */
bool cpu_pin_others(const struct cpu_pin *one, cpu_set_t *others);

/** Every tick, ns since the start: give all CPUs back, or share one again? */
void cpu_pin_tick(struct cpu_pin *one, uint64_t now_ns);

/** Give all CPUs back, to the program and to us. */
void cpu_pin_end(struct cpu_pin *one);

/** At the entry of a call: one that tells or sets a thread's CPUs ends it. */
void cpu_pin_call(struct cpu_pin *one, int nr);

/** A child: one that was born before the CPUs were given back, and is told of
 * after that, gets those of its parent, which has not run since. */
void cpu_pin_born(const struct cpu_pin *one, pid_t parent, pid_t child);

#endif
