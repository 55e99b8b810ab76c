/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_PICTURE_H
#define PROBE_REPORT_PICTURE_H

#include "probe/report/run_result.h"

/** The picture for a terminal: Unicode, at most `columns` wide. */
int report_picture(FILE *out, const struct run_result *result, int columns,
		   bool colour);

#endif
