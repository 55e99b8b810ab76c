/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORTS_H
#define PROBE_REPORTS_H

#include "probe/command/options.h"
#include "probe/report/run_result.h"

/**
 * Write the reports that the options ask for: files, and standard error unless
 * quiet. Failures to write are reported there. Returns 0, or -1 if something
 * was not written.
 */
int reports_write(const struct options *options,
		  const struct run_result *result);

#endif
