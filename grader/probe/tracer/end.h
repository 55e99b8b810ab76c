/* SPDX-License-Identifier: MIT */
#ifndef PROBE_END_H
#define PROBE_END_H

#include "probe/tracer/tracer.h"

/** If somebody wished for the end: tell the model where each live thread is
 *  (EVENT_BLOCKED, with its stack) and the outcome, then SIGKILL. Once. */
void run_end(struct tracer *tracer);

/** Kill all again: a child may have been born after the last round. */
void kill_all(const struct live *live);

/** All have ended by themselves, or were ended: now there is an outcome. */
void run_over(struct tracer *tracer);

#endif
