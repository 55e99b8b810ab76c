/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_CHANGES_H
#define PROBE_PAGE_CHANGES_H

/*
 * What the events of a run change, in the form of page_steps.h.
 */
#include "probe/report/report.h"
#include <jansson.h>

struct page_changes {
	const struct run_result *result;
	json_t *deltas;  /* since the last step */
	json_t **tables; /* the last ones reported, by process */
	bool *table_new; /* may have changed since then */
	int64_t *fills;  /* by number of the pipe */
	bool *fill_new;
};

/** Returns 0, or -1 with ENOMEM. Ownership: page_changes_end(), in both
 *  cases. */
int page_changes_begin(struct page_changes *changes,
		       const struct run_result *result);
void page_changes_end(struct page_changes *changes);

/** Add what this event of this process changed. */
void page_changes_event(struct page_changes *changes,
			const struct process *process,
			const struct event *event);

/** Add the line of its call, and of who called its function, if known. */
void page_changes_line(struct page_changes *changes,
		       const struct process *process,
		       const struct event *event);

/** All that has changed since the last step, up to the event with that number.
 *  The caller owns it. */
json_t *page_changes_take(struct page_changes *changes, uint64_t seq);

#endif
