/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REPORT_H
#define PROBE_REPORT_H

/*
 * Reporters: each writes one finished run in one form. They know nothing of
 * rules, ptrace or /proc. All return 0, or -1 with errno if writing failed.
 */
#include "probe/findings/finding.h"
#include "probe/lines/lines.h"
#include <stdio.h>

/** A finished run: everything that a reporter may look at. */
struct run_result {
	const struct model *model;
	const struct findings *findings; /* sources already resolved */
	struct lines *lines;
	enum outcome outcome;
	const char *reason; /* of a timeout, limit or error; else NULL */
	int exit_status;    /* of the first program; -1 if signaled */
	int signal;         /* 0 if none */
	double wall_ms;
	double cpu_ms;
	bool have_seed;
	uint64_t seed;
	bool explored;
	unsigned schedules;        /* how many were run */
	const char *const *faults; /* the --inject arguments, NULL-ended */
	const char *isolation;     /* profile name, or NULL */
	bool sites;                /* JSON: where each call was made */
	bool compared;    /* some findings come from comparing it with other
			     runs */
	const char *quiz; /* questions of the page, or NULL */
	const struct run_result *beside; /* also shown there, or NULL */
};

#endif
