/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SKIP_SLEEP_H
#define PROBE_SKIP_SLEEP_H

/*
 * Sleeps whose end nobody would notice are skipped: one thread sleeps, all
 * others wait for ever, and no clock, timer or outsider has a part in it
 * (livelock_alone()). The run's own time goes on as if it had slept, for limits
 * and for what is reported.
 *
 * Virtual time (control/vclock.h) is another mechanism: each thread has to be
 * held at its calls, and each clock answered. Here nobody is held, and the
 * program is left alone until all of it sleeps.
 */
#include "probe/watch/livelock.h"

/** Answers sleeps that need not be slept; at a call's exit, lets a thread that
 *  was woken (skip_sleep_wake()) return as if it had slept to the end. */
struct consultant skip_sleep_consultant(struct livelock *livelock);

/** Everything is quiet: wake the sleeping thread, if its sleep is such a
 *  one. */
void skip_sleep_wake(const struct livelock *livelock, struct live *live);

#endif
