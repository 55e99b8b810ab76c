/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_SITES_H
#define PROBE_REPORT_SITES_H

/* Parts of the JSON report with files of their own. */
#include "probe/report/run_result.h"
#include <jansson.h>

/**
 * For --sites: one object for each place in the program's own code that makes a
 * call on a file or pipe: {call, path, fd, file, line, count, failed,
 * last_error}. A new reference, or NULL.
 */
json_t *report_sites(const struct run_result *result,
		     const struct process *process);

/** A string from any bytes; null for NULL. A new reference. */
json_t *report_string(const char *text);

/** A number, or null. A new reference. */
json_t *report_number(bool known, json_int_t value);

#endif
