/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_CHANGES_H
#define PROBE_PAGE_CHANGES_H

/* What the events of a run change, in the format of page_steps.h. */
#include "probe/report/run_result.h"
#include <jansson.h>

struct page_changes {
	const struct run_result *result;
	json_t *deltas;  /* since the last step */
	json_t **tables; /* as last reported, by process */
	bool *table_new; /* may have changed since then */
	int64_t *fills;  /* bytes in each pipe, by its number */
	bool *fill_new;
};

/** Returns 0, or -1 with ENOMEM. Ownership: page_changes_end(), either way. */
int page_changes_begin(struct page_changes *changes,
		       const struct run_result *result);
void page_changes_end(struct page_changes *changes);

/** Add what this event of this process changed. */
void page_changes_event(struct page_changes *changes,
			const struct process *process,
			const struct event *event);

/** Add the line of its call and, if known, where its function was called. */
void page_changes_line(struct page_changes *changes,
		       const struct process *process,
		       const struct event *event);

/** Take all changes since the last step, up to event `seq`. The caller owns
 *  them. */
json_t *page_changes_take(struct page_changes *changes, uint64_t seq);

#endif
