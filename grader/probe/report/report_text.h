/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_TEXT_H
#define PROBE_REPORT_TEXT_H

#include "probe/report/run_result.h"

/** The short report for people. colour: ANSI colours allowed. */
int report_text(FILE *out, const struct run_result *result, bool colour);

#endif
