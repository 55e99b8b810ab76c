#ifndef PROBE_BLOCKED_H
#define PROBE_BLOCKED_H

#include "probe/tracer/tracer.h"

/**
 * Tell the model where each live thread sits (EVENT_BLOCKED), with its stack.
 * Threads that run are left out.
 */
void blocked_tell(struct tracer *tracer);

#endif
