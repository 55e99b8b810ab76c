/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FAULT_TARGET_H
#define PROBE_FAULT_TARGET_H

#include "probe/control/faults.h"
#include "probe/live/consultant.h"

/** At a call's entry: will an injected error make it fail? Then it will not
 *  block, whatever it asks for. faults: NULL for none. */
bool call_will_fail(const struct faults *faults, const struct live *live,
		    const struct task *task);

/** Makes calls fail or move less. faults: NULL for none. */
struct consultant faults_consultant(struct faults *faults);

#endif
