/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_SARIF_H
#define PROBE_REPORT_SARIF_H

#include "probe/report/run_result.h"

/** The findings as SARIF 2.1.0, for editors and code hosts. */
int report_sarif(FILE *out, const struct run_result *result);

#endif
