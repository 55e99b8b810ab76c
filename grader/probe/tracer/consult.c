/* SPDX-License-Identifier: MIT */
/* Which consultants are asked at a stop, and in which order; see consult.h. */
#include "probe/tracer/consult.h"
#include "probe/control/fault_target.h"
#include "probe/control/turn_wait.h"
#include "probe/tracer/adopter.h"
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
		/* has the thread been in this state before? */
		livelock_consultant(&tracer->livelock),
		/* skips a sleep whose end nobody would notice */
		skip_sleep_consultant(&tracer->livelock),
		/* holds the thread until its turn */
		turn_consultant(control),
		/* captures details of the call, now that it will be made */
		look_closer_consultant(),
		/* makes it fail, or move less */
		faults_consultant(control->faults),
		/* answers clocks, sets alarms */
		vclock_consultant(&control->clock),
		/* keeps signals to many within the run */
		group_kill_consultant(box),
		/* hides that we adopt orphans */
		adopter_consultant(),
		/* copies Valgrind's output */
		memcheck_copy_consultant(&tracer->memcheck),
		/* checks limits, and what all being quiet means */
		early_end_consultant(&tracer->early_end),
	};

	_Static_assert(sizeof asked / sizeof *asked <= CONSULTANTS_MAX,
		       "more are asked than there is room for");
	tracer->asked_len = sizeof asked / sizeof *asked;
	memcpy(tracer->asked, asked, sizeof asked);
	early_end_begin(&tracer->early_end, box, &tracer->livelock);
}
