/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_DATA_H
#define PROBE_PAGE_DATA_H

#include "probe/report/run_result.h"
#include <jansson.h>

/**
 * A run in the format that the page's script (page.js) draws: the processes,
 * open file descriptions and pipes, the findings with the step that each
 * belongs to, and the steps (page_steps.h). A new reference, or NULL with
 * ENOMEM.
 */
json_t *page_data(const struct run_result *result);

/**
 * Is result->quiz well-formed: KIND[,KIND...][:NUMBER], with the kinds run,
 * read, eof, table?
 */
bool page_quiz_fits(const char *quiz);

#endif
