/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CPU_PIN_H
#define PROBE_CPU_PIN_H

/*
 * The supervisor and the program share a CPU while the program starts, and
 * later whenever it does little but make calls. At each stop one of them sleeps
 * and the other wakes. On one CPU that is a switch; on two the kernel has to
 * wake a sleeping CPU, which takes three times as long. A program that computes
 * gets all CPUs; one that asks which CPUs it has keeps them for good.
 */
#include "probe/live/task.h"
#include <sched.h>
#include <stdbool.h>

struct cpu_pin {
	bool held;       /* all share one CPU */
	bool given_back; /* they did, and have all CPUs again */
	bool asked;      /* it asked for or set its CPUs: never again */
	uint64_t looked_ns;
	unsigned looks;
	cpu_set_t allowed; /* the CPUs we had at the start */
	cpu_set_t here;    /* the shared CPU */
	/* those who get the CPUs back: threads of the program, of the box */
	const struct tasks *program, *keepers;
};

/**
 * Before the launch: stay on this CPU, which children inherit. The lists must
 * outlive the run. other_user: the program will run as another user. Does
 * nothing if the CPUs could not be given back. Source: sched_setaffinity(2).
 */
void cpu_pin_begin(struct cpu_pin *one, const struct tasks *program,
		   const struct tasks *keepers, bool other_user);

/** The CPUs not shared, for a child of ours that is not the program. False if
 *  there are none, or none is shared. */
bool cpu_pin_others(const struct cpu_pin *one, cpu_set_t *others);

/** Every tick, now_ns from the start: give all CPUs back, or share one
 *  again. */
void cpu_pin_tick(struct cpu_pin *one, uint64_t now_ns);

/** Give all CPUs back to the program and to us. */
void cpu_pin_end(struct cpu_pin *one);

/** At the entry of a call: if it gets or sets a thread's CPUs, end the sharing
 *  for good. */
void cpu_pin_call(struct cpu_pin *one, int nr);

/** A child appeared. If it was forked before the CPUs were given back, it now
 *  gets those of its parent, which has not run since. */
void cpu_pin_born(const struct cpu_pin *one, pid_t parent, pid_t child);

#endif
