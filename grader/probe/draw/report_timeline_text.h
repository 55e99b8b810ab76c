/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_TIMELINE_TEXT_H
#define PROBE_REPORT_TIMELINE_TEXT_H

#include "probe/report/run_result.h"

/** The timeline as Unicode text. */
int report_timeline_text(FILE *out, const struct run_result *result,
			 int columns, bool colour);

#endif
