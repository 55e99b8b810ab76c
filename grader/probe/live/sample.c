/* SPDX-License-Identifier: MIT */
/* What samples of a thread say; see sample.h. */
#include "probe/live/sample.h"
#include "probe/base/wait_calls.h"
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* A parent suspended by vfork is in state D. Other calls are in D only for a
 * moment. So is this one before the child exists, though perhaps for long:
 * copying memory needs locks that others may hold, on a busy machine. Hence it
 * counts only once we have seen the child (task->vforked). */
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
sample_stopped(const struct task *task, struct task_sample *out)
{
	siginfo_t news = {0};

	if (procfs_sample(task->tid, out) == -1 ||
	    (out->state != 'T' && out->state != 't'))
		return false;
	return waitid(P_PID, (id_t)task->tid, &news,
		      WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL) == 0 &&
	       news.si_pid == 0;
}

bool
sample_same(const struct task_sample *a, const struct task_sample *b)
{
	return a->tid == b->tid && a->state == b->state &&
	       a->switches == b->switches && a->nr == b->nr &&
	       memcmp(a->args, b->args, sizeof a->args) == 0 &&
	       a->sp == b->sp && a->pc == b->pc;
}
