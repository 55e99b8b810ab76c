/* SPDX-License-Identifier: MIT */
/* report.html: the TA's page of a class. */
#ifndef IPCLAB_REPORT_H
#define IPCLAB_REPORT_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct report;

/** labs: the ids that the table has columns for; remains the caller's. */
struct report *report_new(const struct strlist *labs);

/** Add a submission: it becomes a row of the table, and counts in the
 *  figures. */
void report_add(struct report *report, const json_t *result);

/** Clusters of similar code, as clusters_add() makes them, which remain the
 *  caller's; NULL if nobody looked for any. */
void report_alike(struct report *report, const json_t *clusters);

/** Print the whole page. */
void report_page(struct report *report, FILE *page);
void report_free(struct report *report);

/**
 * Who is in the course: {"people": how many, "missing": who handed in nothing,
 * "strangers": submissions that are nobody's}; NULL if there is no roster.
 * bare: without names. The caller must keep it until report_page().
 */
void report_roster(struct report *report, const json_t *roster, bool bare);

#endif
