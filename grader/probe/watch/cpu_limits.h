#ifndef PROBE_HANG_H
#define PROBE_HANG_H

/*
 * Hangs that are certain before the wall clock says so: whoever computes
 * without end, sleeps past the limit, or lets virtual time run for a day.
 */
#include "probe/live/procfs.h"
#include "probe/tracer/tracer.h"

/** Processor time of the children that were reaped so far, in ms. */
uint64_t hang_reaped_ms(void);

/** Have all processes together used more processor time than their limit, or
 *  has one thread, since its last call that we stop at, more than its own? By
 *  processor time, so that a busy machine changes nothing. */
bool hang_computes(struct tracer *tracer);

/** Has virtual time, which costs nothing, run for longer than any program of
 *  a check sleeps? */
bool hang_sleeps_virtually(const struct tracer *tracer);

#endif
