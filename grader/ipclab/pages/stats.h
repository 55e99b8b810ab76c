/* SPDX-License-Identifier: MIT */
/* What a class found hard: for each check, how many failed it and why. */
#ifndef IPCLAB_STATS_H
#define IPCLAB_STATS_H

#include "ipclab/base/mem.h"

#include <jansson.h>

/** A finding (or, without one, a message) that made a check fail. */
struct stats_reason {
	char *id;      /* "unreaped-child", or "" */
	char *example; /* its message in one submission */
	char *name;    /* that submission's name */
	size_t count;
};

struct stats_check {
	char *lab;
	char *id;
	char *title;
	size_t graded;
	size_t failed;
	struct stats_reason *reasons;
	size_t reason_count;
};

struct stats {
	struct stats_check *checks; /* in the order of labs and checks */
	size_t count;
	struct stats_reason *findings; /* the number of submissions with each */
	size_t finding_count;
};

/** Count a result (ipclab-result/1). */
void stats_add(struct stats *stats, const json_t *result);

/** The most common reason, preferably with a finding's id; or NULL. */
const struct stats_reason *stats_commonest(const struct stats_check *check);

/** Sort the findings by their number of submissions, most first. */
void stats_sort_findings(struct stats *stats);

void stats_clear(struct stats *stats);

#endif
