/* SPDX-License-Identifier: MIT */
/* The sections of report.html with statistics, and its links. */
#ifndef IPCLAB_REPORT_PARTS_H
#define IPCLAB_REPORT_PARTS_H

#include "ipclab/pages/stats.h"

#include <stdio.h>

/** Each submission's share of the points, 0 to 100. */
struct shares {
	double *values;
	size_t count;
	size_t room;
};

void shares_add(struct shares *shares, double value);

/** A link to a submission's page: FOLDER/NAME.html, with its % escaped. */
void report_link(FILE *page, const char *folder, const char *name);

/** The count, the mean and median of those with a mark; empty: how many had
 *  nothing to grade. */
void report_figures(FILE *page, struct shares *shares, size_t submissions,
		    size_t troubled, size_t empty);

/** How many submissions have how many points, in ten bars. */
void report_distribution(FILE *page, const struct shares *shares);

/** The findings, most frequent first: how many have each, an example, and where
 *  the handouts explain it. */
void report_findings(FILE *page, struct stats *stats);

/** The checks: how many failed each, the most common finding, an example. */
void report_checks(FILE *page, const struct stats *stats);

#endif
