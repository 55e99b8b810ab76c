/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_TIMELINE_H
#define PROBE_REPORT_TIMELINE_H

#include "probe/report/report.h"

/** A lane a process, calls in order, who blocked whom; SVG. */
int report_timeline(FILE *out, const struct run_result *result);

#endif
