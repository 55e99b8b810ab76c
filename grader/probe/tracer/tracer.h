/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TRACER_H
#define PROBE_TRACER_H

/*
 * The supervisor: seizes a program and all that it starts, turns their stops
 * into events for the model, and ends them when asked to. It asks the
 * consultants what to do (live/consultant.h) and acts; only virtual alarms are
 * sent by control/vtimer.c itself.
 */
#include "probe/control/turn.h"
#include "probe/live/consultant.h"
#include "probe/start/launch.h"
#include "probe/tracer/box_processes.h"
#include "probe/tracer/cpu_pin.h"
#include "probe/watch/early_end.h"
#include "probe/watch/memcheck_copy.h"
#include <stdio.h>

enum { CONSULTANTS_MAX = 10 };

struct tracer {
	struct live live;       /* filled in before: model, limits, outside */
	struct control control; /* filled in before: schedule, clock, faults */
	struct boxed boxed;     /* .box filled in before: or NULL */
	FILE *record;           /* event stream, or NULL */
	struct lines *lines;    /* set until lines_prepare() was called */
	const char *const *subjects;   /* program files given by --subject,
					* NULL-terminated; or NULL */
	struct memcheck_copy memcheck; /* started before */

	struct consultant asked[CONSULTANTS_MAX]; /* in order of asking */
	size_t asked_len;
	struct livelock livelock;
	struct early_end early_end;
	struct cpu_pin cpu_pin;
	uint64_t seen_stops; /* live.stops at the last tick */
	int passed_on;       /* signal passed on that the program has yet to
			      * get; or 0 */
	struct launched child;
	struct file_id *subject_ids;
	size_t subject_len;
	bool telling_end; /* reporting where the threads are */
	bool ended;       /* the model has been told of the end */
};

#endif
