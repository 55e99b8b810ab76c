/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RUN_RESULT_H
#define PROBE_RUN_RESULT_H

/*
 * Reporters: each writes a finished run in one format. They know nothing of
 * rules, ptrace or /proc. All return 0, or -1 with errno if writing failed.
 */
#include "probe/findings/finding.h"
#include "probe/lines/lines.h"
#include <stdio.h>

/** A finished run: all that a reporter may look at. */
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
	const char *const *faults; /* the --inject arguments, NULL-terminated */
	const char *isolation;     /* profile name, or NULL */
	bool sites;                /* JSON: list the places of all calls */
	bool compared;             /* some findings compare it with others */
	const char *quiz;          /* questions for the page, or NULL */
	const struct run_result *beside; /* also shown in the page, or NULL */
};

#endif
