/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_JSON_H
#define PROBE_REPORT_JSON_H

#include "probe/report/run_result.h"

/** JSON in schema ipcprobe/1. */
int report_json(FILE *out, const struct run_result *result);

#endif
