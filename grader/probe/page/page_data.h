/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_DATA_H
#define PROBE_PAGE_DATA_H

#include "probe/report/report.h"
#include <jansson.h>

/**
 * A run as the page's script draws it (page.js): what there is, and step by
 * step what each event changed. A new reference, or NULL. "steps" holds
 * {t: words, p: process, ms, at, d: [deltas]}, a delta is one of
 *
 *	["table", process, [[fd, ofd, cloexec], ...]]
 *	["state", process, "running" | "blocked" | "zombie" | "reaped"]
 *	["name", process, its name]    ["line", process, place, text]
 *	["fill", pipe, bytes]          ["out", stream, text]
 *	["wait", process, pipe, writing, child]
 *
 * "line" is left out of a step whose call has no known place. A step's words
 * stand for several calls where the model keeps a run of like ones as one.
 */
json_t *page_data(const struct run_result *result);

#endif
