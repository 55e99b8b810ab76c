/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSULT_H
#define PROBE_CONSULT_H

#include "probe/tracer/tracer.h"

/** Fill tracer->asked, in the order in which they are asked, and prepare those
 *  that note the state of things before the launch. */
void consult_begin(struct tracer *tracer);

#endif
