#ifndef PROBE_REPEAT_H
#define PROBE_REPEAT_H

/*
 * Loops that never end although they make calls: of short sleeps, of polls,
 * of tries that fail. A thread that enters a call with the very registers and
 * memory of an earlier time, while nothing has happened since, does so for
 * ever: unless time, chance or somebody outside is a part of it.
 */
#include "probe/tracer/tracer.h"

/** A thread enters a call: has it been here before? Costs nothing unless
 *  nothing has happened for a while. */
void repeat_call(struct tracer *tracer, struct task *task);

/** Is this event one that changes what others see? Remembers it. */
void repeat_event(struct tracer *tracer, const struct event *event);

/** Has nothing happened for a while? */
bool repeat_calm(const struct tracer *tracer);

/** Nobody outside, no timer and no clock has a part in what it does. */
bool repeat_alone(const struct tracer *tracer, const struct task *task);

/** Are its looks at a clock to be calls that stop: to be answered, or seen in a
 *  loop? Then it gets no vDSO. */
bool repeat_clocks_stop(const struct tracer *tracer, const struct task *task);

/** Does each thread either repeat itself or wait for ever for the others? */
bool repeat_certain(const struct tracer *tracer);

/** Where a thread that repeats itself is as good as blocked: in the wait, read
 *  or write that it tries in vain, as an EVENT_BLOCKED whose stack is the
 *  caller's. False if it does not, or only sleeps. */
bool repeat_blocked(const struct tracer *tracer, const struct task *task,
		    struct event *out);

#endif
