/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TRACER_H
#define PROBE_TRACER_H

/*
 * The supervisor: seizes a program and all that it starts, turns their stops
 * into events for the model, and ends them if somebody wants that. It alone
 * acts; it asks the consultants what to do (live/consultant.h).
 */
#include "probe/control/turn.h"
#include "probe/live/consultant.h"
#include "probe/start/launch.h"
#include "probe/tracer/box_processes.h"
#include "probe/tracer/cpu_pin.h"
#include "probe/watch/memcheck_copy.h"
#include "probe/watch/watch.h"
#include <stdio.h>

enum { CONSULTANTS_MAX = 9 };

struct tracer {
	struct live live;       /* model, limits, outside: filled in before */
	struct control control; /* schedule, clock, faults: likewise */
	struct boxed boxed;     /* .box likewise: the isolation, or NULL */
	FILE *record;           /* event stream, or NULL */
	struct lines *lines;    /* still to be prepared, once; then NULL */
	const char *const *subjects;   /* program files given by --subject,
					  NULL-ended; or NULL */
	struct memcheck_copy memcheck; /* likewise started before */

	struct consultant asked[CONSULTANTS_MAX]; /* in this order */
	size_t asked_len;
	struct livelock livelock;
	struct watch watch;
	struct cpu_pin cpu_pin;
	uint64_t seen_stops; /* live.stops at the last tick */
	int passed_on;       /* a signal that the program has still to get */
	struct launched child;
	struct file_id *subject_ids;
	size_t subject_len;
	bool telling_end; /* where threads are is being reported */
	bool ended;       /* the model has had its end */
};

#endif
