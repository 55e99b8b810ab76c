/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ONE_CPU_H
#define PROBE_ONE_CPU_H

/*
 * Supervisor and program share a CPU while the program starts. At a stop one
 * of them sleeps and the other wakes: on one CPU that is a switch, on two the
 * kernel wakes a sleeping CPU, which takes three times as long. Most runs are
 * over by then; a longer one gets all CPUs back, and so does a program that
 * asks which it has.
 */
#include "probe/live/task.h"
#include <sched.h>
#include <stdbool.h>

struct one_cpu {
	bool held;         /* all are on one CPU */
	bool given_back;   /* they were, and have all CPUs again */
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
void one_cpu_begin(struct one_cpu *one, const struct tasks *program,
		   const struct tasks *keepers, bool other_user);

/** CPUs for a child that is not the program's: those that stand idle, and false
 * if there are none or it takes after us. */
bool one_cpu_others(const struct one_cpu *one, cpu_set_t *others);

/** Every tick, ns since the start: is it time to give all CPUs back? */
void one_cpu_tick(struct one_cpu *one, uint64_t now_ns);

/** Give all CPUs back, to the program and to us. */
void one_cpu_end(struct one_cpu *one);

/** At the entry of a call: one that tells or sets a thread's CPUs ends it. */
void one_cpu_call(struct one_cpu *one, int nr);

/** A child: one that was born before the CPUs were given back, and is told of
 * after that, gets those of its parent, which has not run since. */
void one_cpu_born(const struct one_cpu *one, pid_t parent, pid_t child);

#endif
