/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LOOP_H
#define PROBE_LOOP_H

#include "probe/tracer/tracer.h"

/**
 * Run the program to its end. Returns 0 with tracer->live.model, verdict and
 * first_status filled in, whatever the program did; or -1 with errno if the
 * program could not be started at all. If its exec fails, the outcome is
 * OUTCOME_ERROR, and *exec_errno is set. Not reentrant: owns SIGALRM and the
 * process's children.
 */
int tracer_run(struct tracer *tracer, const struct launch_spec *spec,
	       int *exec_errno);

#endif
