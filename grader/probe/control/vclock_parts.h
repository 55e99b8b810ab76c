#ifndef PROBE_VCLOCK_PARTS_H
#define PROBE_VCLOCK_PARTS_H

/* What vclock.c and vtimer.c share; nobody else needs it. */
#include "probe/base/ns.h"
#include "probe/control/vclock.h"

/** Answer the call in the kernel's place; true if that was possible. */
bool answer_alarm(struct vclock *clock, struct task *task);
bool answer_setitimer(struct vclock *clock, struct task *task);
bool answer_timerfd(struct vclock *clock, struct task *task);

#endif
