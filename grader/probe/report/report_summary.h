/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_SUMMARY_H
#define PROBE_REPORT_SUMMARY_H

#include "probe/report/run_result.h"

/** For shell scripts: one fact per line; see ipcprobe(1), SUMMARY. */
int report_summary(FILE *out, const struct run_result *result);

#endif
