/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_SVG_H
#define PROBE_REPORT_SVG_H

#include "probe/report/run_result.h"

/** Descriptor tables and pipes at the moment that matters, as SVG. */
int report_svg(FILE *out, const struct run_result *result);

#endif
