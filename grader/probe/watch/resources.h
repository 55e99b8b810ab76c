#ifndef PROBE_RESOURCES_H
#define PROBE_RESOURCES_H

/*
 * What all processes of an isolated run take together, which no rlimit
 * bounds: memory, and room in the folders they may write to.
 */
#include "probe/tracer/tracer.h"

/** Note how much room there is before the program starts. */
void resources_begin(struct tracer *tracer);

/** Now and then: ends the run where it has taken too much. */
void resources_check(struct tracer *tracer);

#endif
