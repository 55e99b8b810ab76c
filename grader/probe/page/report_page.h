/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_PAGE_H
#define PROBE_REPORT_PAGE_H

#include "probe/report/run_result.h"

/** One HTML file to step through the run. It loads nothing from elsewhere. */
int report_page(FILE *out, const struct run_result *result);

#endif
