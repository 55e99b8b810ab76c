/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SKIP_SLEEP_H
#define PROBE_SKIP_SLEEP_H

/*
 * Sleeps whose end nobody would notice are skipped: one thread sleeps, all
 * others wait for ever, and no clock, timer or process outside is involved
 * (livelock_alone()). The run's own time advances as if it had slept, for
 * limits and for reports.
 *
 * Virtual time (control/vclock.h) is a different mechanism: there each thread
 * is held at its calls, and each clock is answered. Here no thread is held, and
 * the program is left alone until all of it sleeps.
 */
#include "probe/watch/livelock.h"

/** Answers sleeps that need not be slept. At the exit of one that
 *  skip_sleep_wake() has interrupted, lets it return as if slept to the end. */
struct consultant skip_sleep_consultant(struct livelock *livelock);

/** When everything is quiet: ask for the sleeping thread to be woken
 *  (live->interrupt) if its sleep can be skipped. */
void skip_sleep_wake(const struct livelock *livelock, struct live *live);

#endif
