/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SKIP_SLEEP_H
#define PROBE_SKIP_SLEEP_H

/*
 * Sleeps that nobody would notice the end of are passed over: one thread
 * sleeps, all others wait for ever, and no clock, timer or outsider has a part
 * in it (livelock_alone()). The run's own time goes on as if it had slept, for
 * limits and for what is reported.
 *
 * Virtual time (control/vclock.h) is another mechanism: it needs each thread to
 * be held at its calls, and each clock to be answered. Here nobody is held, and
 * nothing is asked of a program until all of it sleeps.
 */
#include "probe/watch/livelock.h"

/** Answers sleeps that need not be slept; and at a call's exit, lets one that
 *  was woken (skip_sleep_wake()) return as if it had slept to the end. */
struct consultant skip_sleep_consultant(struct livelock *livelock);

/** All is quiet: wake the one that sleeps, if it is such a sleep. */
void skip_sleep_wake(const struct livelock *livelock, struct live *live);

#endif
