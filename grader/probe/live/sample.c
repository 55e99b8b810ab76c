/* SPDX-License-Identifier: MIT */
/* Two looks at a thread; see sample.h. */
#include "probe/live/sample.h"
#include "probe/base/wait_calls.h"
#include <string.h>

/* Any call may be in state D for a moment. So may the one that makes the child,
   while the child is not there yet: copying memory waits for locks that others
   hold, on a busy machine for long. */
static bool
is_vfork_parent(const struct task *task, const struct task_sample *sample)
{
	const struct wait_call *call = wait_call(sample->nr, sample->args);

	return sample->state == 'D' && call && call->kind == WAIT_VFORK &&
	       task->stops == task->vforked;
}

bool
sample_asleep(const struct task *task, const struct task_sample *sample)
{
	return (sample->state == 'S' || is_vfork_parent(task, sample)) &&
	       sample->nr >= 0;
}

bool
sample_same(const struct task_sample *a, const struct task_sample *b)
{
	return a->tid == b->tid && a->state == b->state &&
	       a->switches == b->switches && a->nr == b->nr &&
	       memcmp(a->args, b->args, sizeof a->args) == 0 &&
	       a->sp == b->sp && a->pc == b->pc;
}
