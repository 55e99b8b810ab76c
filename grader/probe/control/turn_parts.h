#ifndef PROBE_TURN_PARTS_H
#define PROBE_TURN_PARTS_H

/* What turn.c and turn_wait.c share; nobody else needs it. */
#include "probe/control/turn.h"
#include "probe/waits/would_block.h"

/** Does a thread run, or was one woken by what the last one did? */
bool somebody_runs(struct tracer *tracer);

/** The thread of highest priority that can go on, or NULL; *how tells if it
 *  may block, *others whether more could go. */
struct task *choose(struct tracer *tracer, enum ready *how, bool *others);

/** Let virtual time pass to what comes first. False if nothing will come. */
bool time_passes(struct tracer *tracer);

/** Does a thread run on and on by itself? */
bool any_away(const struct tracer *tracer);

#endif
