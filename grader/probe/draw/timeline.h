/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TIMELINE_H
#define PROBE_TIMELINE_H

/*
 * What happened, in order: one lane for each process, one row for each call. A
 * lane is reused when its process has ended.
 */
#include "probe/report/run_result.h"

struct timeline_row {
	const struct event *event; /* NULL: stands for rows left out */
	const struct process *process;
	int lane;
	int to_lane; /* of the process forked or reaped; -1 if none */
	char *what;  /* "read(0): 157 bytes from pipe 1" */
	char *where; /* "pipe_ls_wc.c:31", or ""; for a call in a wrapper, its
		      * caller's line, which tells more */
	double ms;   /* since the start of the run */
	uint64_t calls;
	size_t waited_from; /* row at which the call began to wait; its own row
			     * if it did not wait */
	size_t woken_by;    /* row of another process that let it go on; its own
			     * row if unknown */
	bool for_ever;      /* still waiting when the run was ended */
	bool failed;
	bool culprit; /* a finding names its process and line */
};

/** A process's rows, from birth to end, inclusive. */
struct timeline_lane {
	const struct process *process;
	int lane;
	size_t first, last;
};

struct timeline {
	struct timeline_row *rows;
	size_t row_len;
	struct timeline_lane *spans;
	size_t span_len;
	int lanes;
};

/** NULL-safe. */
void timeline_free(struct timeline *timeline);

#endif
