/* SPDX-License-Identifier: MIT */
/* The state of the run; see live.h. */
#include "probe/live/live.h"
#include "probe/base/ns.h"

uint64_t
live_now(const struct live *live)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ns_of(&ts) - live->start_ns + live->passed_ns;
}

void
live_wish_end(struct live *live, enum outcome outcome, const char *reason)
{
	if (!live->verdict.wished)
		live->verdict = (struct verdict){true, outcome, reason};
}

bool
live_over(const struct live *live)
{
	return live->verdict.wished;
}

bool
live_ended(const struct live *live, const struct task *task)
{
	struct task_sample sample;

	return task->exiting && task->tid == task->pid &&
	       tasks_alive_in(&live->tasks, task->pid) > 0 &&
	       procfs_sample(task->tid, &sample) == 0 && sample.state == 'Z';
}

bool
live_held(const struct live *live, const struct task *task,
	  struct task_sample *as)
{
	return live->held && live->held(live->holder, live, task, as);
}
