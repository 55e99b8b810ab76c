#ifndef PROBE_NAP_H
#define PROBE_NAP_H

/*
 * Sleeps that nobody would notice the end of are passed over: one thread
 * sleeps, all others wait for ever, and no clock, timer or outsider has a part
 * in it (repeat_alone()). The run's own time goes on as if it had slept, for
 * limits and for what is told.
 */
#include "probe/tracer/tracer.h"

/** A thread stands at a call's entry. True: it is such a sleep, and the kernel
 *  will not see it: it returns 0. */
bool nap_pass(struct tracer *tracer, struct task *task);

/** All is quiet: wake the one that sleeps, if it is such a sleep. */
void nap_wake(struct tracer *tracer);

/** A thread stands at a call's exit: if it was woken so, its call returns as
 *  if it had slept to the end. */
void nap_woken(struct tracer *tracer, struct task *task,
	       struct registers *regs);

#endif
