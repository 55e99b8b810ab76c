/* SPDX-License-Identifier: MIT */
/* Calls that set timers and ask for them, in virtual time. */
#ifndef PROBE_VTIMER_CALLS_H
#define PROBE_VTIMER_CALLS_H

#include "probe/control/vtimer.h"

/** Answer the call that this thread is about to make; GO_ON if only the kernel
 *  can. */
struct answer_to_call answer_alarm(struct vclock *clock,
				   const struct task *task);
struct answer_to_call answer_setitimer(struct vclock *clock,
				       const struct task *task);
struct answer_to_call answer_getitimer(struct vclock *clock,
				       const struct task *task);
struct answer_to_call answer_timerfd_settime(struct vclock *clock,
					     const struct task *task);
struct answer_to_call answer_timerfd_gettime(struct vclock *clock,
					     const struct task *task);
struct answer_to_call answer_timer_settime(struct vclock *clock,
					   const struct task *task);
struct answer_to_call answer_timer_gettime(struct vclock *clock,
					   const struct task *task);

#endif
