#ifndef PROBE_CALLSTOP_H
#define PROBE_CALLSTOP_H

#include "probe/tracer/tracer.h"

/** At a call's entry, its turn has come: faults, clock, kernel. */
void call_proceed(struct tracer *tracer, struct task *task);

/** At an exit stop: tell the model and let it go on. */
void call_complete(struct tracer *tracer, struct task *task);

/** The call will not happen (call_skip was done): tell its result as the
 *  model should see it, and let the thread go on. */
void call_finished(struct tracer *tracer, struct task *task, long result);

/** At a call's entry: is a fault waiting to let it fail? Then it will not
 *  block, whatever it asks for. */
bool call_will_fail(const struct tracer *tracer, const struct task *task);

#endif
