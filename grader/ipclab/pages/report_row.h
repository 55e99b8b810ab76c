/* SPDX-License-Identifier: MIT */
/* A submission's row in the table of report.html. */
#ifndef IPCLAB_REPORT_ROW_H
#define IPCLAB_REPORT_ROW_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdio.h>

/** The submission, as a link to its page. */
void report_name(FILE *page, const json_t *result);

/** Points for each lab and in total, the state, decisions and notes; and, for
 *  the page's filter, which checks failed with which findings. */
void report_row(FILE *page, const struct strlist *labs, const json_t *result);

#endif
