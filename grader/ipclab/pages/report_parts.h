/* SPDX-License-Identifier: MIT */
/* The sections of report.html that are made of numbers, and its links. */
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

/** The page of a submission, as a link: FOLDER/NAME.html, its % escaped. */
void report_link(FILE *page, const char *folder, const char *name);

/** How many, the mean, the median; empty: with nothing to grade in them. */
void report_figures(FILE *page, struct shares *shares, size_t troubled,
		    size_t empty);

/** How many submissions have so many points: ten bars. */
void report_distribution(FILE *page, const struct shares *shares);

/** By finding, the most frequent first: how many have it, an example, and where
 *  the handouts speak of it. */
void report_findings(FILE *page, struct stats *stats);

/** Per check: how many failed, the commonest finding, an example. */
void report_checks(FILE *page, const struct stats *stats);

#endif
