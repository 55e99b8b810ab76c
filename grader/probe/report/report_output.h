/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_OUTPUT_H
#define PROBE_REPORT_OUTPUT_H

#include "probe/report/run_result.h"

/** The program's standard output, as far as the model has it: the first bytes
 *  of each write. */
int report_output(FILE *out, const struct run_result *result);

#endif
