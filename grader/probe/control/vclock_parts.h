#ifndef PROBE_VCLOCK_PARTS_H
#define PROBE_VCLOCK_PARTS_H

/* What vclock.c and vtimer.c share; nobody else needs it. */
#include "probe/control/vclock.h"
#include <sys/time.h>

#define NS_PER_S 1000000000ULL

uint64_t ns_of(const struct timespec *ts);
uint64_t timeval_ns(const struct timeval *tv);

/** Answer the call in the kernel's place; true if that was possible. */
bool answer_alarm(struct vclock *clock, struct task *task);
bool answer_setitimer(struct vclock *clock, struct task *task);
bool answer_timerfd(struct vclock *clock, struct task *task);

#endif
