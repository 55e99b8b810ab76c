/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_TEXT_RUN_H
#define PROBE_REPORT_TEXT_RUN_H

#include "probe/report/run_result.h"

/** The second half of the text report: processes and pipes, one line each. */
void report_text_run(FILE *out, const struct run_result *result);

#endif
