/* SPDX-License-Identifier: MIT */
/* Who is asked at a stop, and in which order; see consult.h. */
#include "probe/tracer/consult.h"
#include "probe/control/fault_target.h"
#include "probe/control/turn_wait.h"
#include "probe/tracer/group_kill.h"
#include "probe/tracer/syscall_stop.h"
#include "probe/watch/skip_sleep.h"
#include <string.h>

void
consult_begin(struct tracer *tracer)
{
	struct control *control = &tracer->control;
	const struct box *box = tracer->boxed.box;
	const struct consultant asked[] = {
		/* has the thread been here before? */
		livelock_consultant(&tracer->livelock),
		/* a sleep whose end nobody would notice is skipped */
		skip_sleep_consultant(&tracer->livelock),
		/* it is held until its turn */
		turn_consultant(control),
		/* what is known about the call now that it will be made */
		look_closer_consultant(),
		/* it fails, or moves less */
		faults_consultant(control->faults),
		/* clocks are answered, alarms set */
		vclock_consultant(&control->clock),
		/* signals to many reach only the run's own processes */
		group_kill_consultant(box),
		/* what Valgrind says of it is kept */
		memcheck_copy_consultant(&tracer->memcheck),
		/* limits, and what is found when all is quiet */
		watch_consultant(&tracer->watch),
	};

	_Static_assert(sizeof asked / sizeof *asked <= CONSULTANTS_MAX,
		       "more are asked than there is room for");
	tracer->asked_len = sizeof asked / sizeof *asked;
	memcpy(tracer->asked, asked, sizeof asked);
	watch_begin(&tracer->watch, box, &tracer->livelock);
}
