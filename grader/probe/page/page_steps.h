/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_STEPS_H
#define PROBE_PAGE_STEPS_H

/*
 * The steps of a run as the page's script reads them (page.js), one object
 * each. t: its words; p: the process or 0; seq and began: the event's numbers
 * at its end and its beginning; ms; d: what it changed, each as one of
 *
 *	["table", process, [[fd, ofd, cloexec], ...]]
 *	["state", process, "running" | "blocked" | "zombie" | "reaped"]
 *	["name", process, its name]    ["out", stream, text]
 *	["fill", pipe, bytes]
 *	["wait", process, pipe, writing, child]
 *	["line", process, place, text]
 *	["line", process, place, text, caller, text]
 *
 * "line" is left out of a step whose call has no known place; the caller, as
 * in "Pipe() called at main.c:12", of a call that no wrapper made. A step's
 * words stand for several calls if the model keeps several similar ones as one
 * (calls: how many). Reads, writes, waits and execs have k: the kind, and r:
 * the result; on a pipe also pipe, fd, size, bytes moved and x: the first of
 * them. sig: a signal that arrives.
 */
#include "probe/report/report.h"
#include <jansson.h>

struct page_steps {
	json_t *steps;  /* in a long run not every event is one */
	uint64_t *seqs; /* of their events */
	size_t len;
	size_t left_out; /* events that are not steps */
};

/** Returns 0, or -1 with ENOMEM. Ownership: page_steps_free(), in both
 *  cases. */
int page_steps(struct page_steps *out, const struct run_result *result);
void page_steps_free(struct page_steps *steps);

#endif
