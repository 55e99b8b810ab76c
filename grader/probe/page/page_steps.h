/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_STEPS_H
#define PROBE_PAGE_STEPS_H

/*
 * The steps of a run as the page's script (page.js) reads them, one object
 * each. t: text; p: the process or 0; seq and began: the event's numbers at its
 * end and its beginning; ms; d: what it changed, each one of
 *
 *	["table", process, [[fd, ofd, cloexec], ...]]
 *	["state", process, "running" | "blocked" | "zombie" | "reaped"]
 *	["name", process, its name]    ["out", stream, text]
 *	["fill", pipe, bytes]
 *	["wait", process, pipe, writing, child]
 *	["line", process, place, text]
 *	["line", process, place, text, caller, text]
 *
 * "line" is missing if the place of the call is unknown; the caller, as in
 * "Pipe() called at main.c:12", is missing unless a wrapper made the call. If
 * the model merged similar calls into one event, the step's text stands for all
 * of them (calls: how many). Reads, writes, waits and execs have k: the kind,
 * and r: the result; on a pipe also pipe, fd, size, bytes moved and x: the
 * first of them. sig: a signal that arrives.
 */
#include "probe/report/run_result.h"
#include <jansson.h>

struct page_steps {
	json_t *steps;  /* in a long run, not every event is a step */
	uint64_t *seqs; /* of their events */
	size_t len;
	size_t left_out; /* events that are not steps */
};

/** Returns 0, or -1 with ENOMEM. Ownership: page_steps_free(), either way. */
int page_steps(struct page_steps *out, const struct run_result *result);
void page_steps_free(struct page_steps *steps);

#endif
