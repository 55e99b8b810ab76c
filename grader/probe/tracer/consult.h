/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSULT_H
#define PROBE_CONSULT_H

#include "probe/tracer/tracer.h"

/** Fill tracer->asked, in the order of asking, and prepare those consultants
 *  that note the state before the launch. */
void consult_begin(struct tracer *tracer);

#endif
