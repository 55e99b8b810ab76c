/* SPDX-License-Identifier: MIT */
/* report.html: the staff's page about a class. */
#ifndef IPCLAB_REPORT_H
#define IPCLAB_REPORT_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct report;

/** labs: the ids for the table's columns; remains the caller's. */
struct report *report_new(const struct strlist *labs);

/** Add a submission: a row of the table, and a part of the statistics. */
void report_add(struct report *report, const json_t *result);

/** Set the clusters of similar code, as from clusters_add(), which remain the
 *  caller's; NULL if nobody looked for any. */
void report_alike(struct report *report, const json_t *clusters);

/** Print the whole page. */
void report_page(struct report *report, FILE *page);
void report_free(struct report *report);

/**
 * Set who is in the course: {"people": how many, "missing": who handed in
 * nothing, "strangers": submissions that are nobody's}; NULL if there is no
 * roster. bare: without names. The caller must keep it until report_page().
 */
void report_roster(struct report *report, const json_t *roster, bool bare);

#endif
