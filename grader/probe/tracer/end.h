/* SPDX-License-Identifier: MIT */
#ifndef PROBE_END_H
#define PROBE_END_H

#include "probe/tracer/tracer.h"

/** If the end was asked for: tell the model where each live thread is
 *  (EVENT_BLOCKED, with its stack) and the outcome, then SIGKILL. Acts only
 *  once. */
void run_end(struct tracer *tracer);

/** Kill everything again: a child may have been forked since the last time. */
void kill_all(const struct live *live);

/** All processes have ended, by themselves or killed: report the outcome. */
void run_over(struct tracer *tracer);

#endif
