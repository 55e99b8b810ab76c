/* SPDX-License-Identifier: MIT */
#include "probe/tracer/pass_on.h"
#include "probe/live/procfs.h"
#include "probe/tracer/user_signals.h"
#include <signal.h>

static void
end_if_interrupted(struct live *live)
{
	if (user_signals_interrupted())
		live_wish_end(live, OUTCOME_ERROR, "interrupted");
}

void
pass_on(struct tracer *tracer)
{
	struct live *live = &tracer->live;
	int sig = live->started ? user_signals_forward() : 0;

	if (sig && live->first_gone) {
		user_signals_missed(sig);
	} else if (sig) {
		tracer->passed_on = sig;
		kill(live->first, sig);
		turn_poke(live, live->first);
	}
	end_if_interrupted(live);
}

void
pass_on_got(struct tracer *tracer, const struct task *task, int sig)
{
	if (task->pid == tracer->live.first && sig == tracer->passed_on)
		tracer->passed_on = 0;
}

/* A signal that the program blocks is one it does not want: it is not ours. */
void
pass_on_exit(struct tracer *tracer, const struct task *task)
{
	struct signal_sets sets;

	if (tracer->passed_on && task->pid == tracer->live.first &&
	    procfs_signals(task->tid, &sets) == 0 &&
	    sets.blocked >> (tracer->passed_on - 1) & 1)
		tracer->passed_on = 0;
}

void
pass_on_over(struct tracer *tracer)
{
	user_signals_missed(tracer->passed_on);
	tracer->passed_on = 0;
	end_if_interrupted(&tracer->live);
}
