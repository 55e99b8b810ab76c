/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SURVIVED_H
#define PROBE_SURVIVED_H

/*
 * Did a program survive a fault: does it go on as without it, or tell it?
 */
#include "probe/control/faults.h"
#include "probe/runs/trial.h"

/**
 * How a run with a fault went wrong, as the rest of a sentence that names the
 * fault; NULL if it was survived. base: the run without any, with so many
 * findings of severity error. lab: to notice a part and give up is not enough.
 * Static memory, until the next call.
 */
const char *not_survived(const struct trial *trial, const struct fault *fault,
			 const struct trial *base, size_t base_errors,
			 bool lab);

#endif
