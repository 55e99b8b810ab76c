/* SPDX-License-Identifier: MIT */
/* What controls a run: its schedule, its clock, its faults. */
#ifndef PROBE_CONTROL_H
#define PROBE_CONTROL_H

#include "probe/control/faults.h"
#include "probe/control/schedule.h"
#include "probe/control/vclock.h"

struct control {
	bool turns; /* hold and release threads; false: only inject faults */
	struct schedule schedule;
	struct vclock clock;
	struct faults *faults; /* or NULL */
	uint32_t born;         /* threads created so far */
	unsigned asked;        /* turns in a row of threads that only ask
				* whether something has happened: nothing has */
	bool ran_away;         /* a thread ran on without calls: this run may
				* not be repeatable */
};

#endif
