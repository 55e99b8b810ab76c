/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SURVIVED_H
#define PROBE_SURVIVED_H

/*
 * Did a program survive a fault: did it recover from it or report it, rather
 * than go on as if nothing had happened?
 */
#include "probe/control/faults.h"
#include "probe/runs/trial.h"

/**
 * How a run with a fault went wrong, as the rest of a sentence that names the
 * fault; NULL if the program survived. base: the run without a fault;
 * base_errors: how many findings of severity error that has. lab: noticing a
 * short count and giving up is not enough. Static memory, until the next call.
 */
const char *not_survived(const struct trial *trial, const struct fault *fault,
			 const struct trial *base, size_t base_errors,
			 bool lab);

#endif
