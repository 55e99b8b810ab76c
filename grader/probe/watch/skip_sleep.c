/* SPDX-License-Identifier: MIT */
/* Skip sleeps that nobody would notice; see skip_sleep.h. */
#include "probe/watch/skip_sleep.h"
#include "probe/live/call_regs.h"
#include "probe/live/remote.h"
#include "probe/live/sample.h"
#include "probe/waits/sleeps.h"
#include "probe/watch/deadlock.h"
#include <time.h>

enum { ERESTART_RESTARTBLOCK = 516 }; /* from the kernel's linux/errno.h */

/* How long it asks to sleep, and where the kernel would write the remaining
 * time; 0: nowhere. */
static bool
asked_for(const struct task *task, uint64_t *ns, uint64_t *remaining)
{
	const uint64_t *args = task->call.args;
	const struct wait_call *wait = wait_call(task->call.nr, args);

	*remaining = wait ? wait_arg(args, wait->rest) : 0;
	return wait && wait_lasts(task->tid, wait, args, ns);
}

/* Would nobody notice if this sleep ended now, and will no other thread move
 * before its end? */
static bool
is_unnoticed(const struct livelock *livelock, const struct live *live,
	     const struct task *sleeper)
{
	if (live->controlled || live->first_gone ||
	    !livelock_calm(livelock, live))
		return false;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->exiting || !livelock_alone(live, task) ||
		    (task != sleeper && !deadlock_waits(live, task)))
			return false;
	return true;
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	uint64_t ns, remaining;

	/* a thread that repeats itself is ended at the next tick */
	if (task->call.event.kind != EVENT_SLEEP || task->repeat.met ||
	    !is_unnoticed(self, live, task) ||
	    !asked_for(task, &ns, &remaining))
		return (struct answer_to_call){.action = GO_ON};
	live->passed_ns += ns;
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

static struct task *
only_sleeper(const struct live *live)
{
	struct task *sleeper = NULL;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		if (!task->call.active || task->call.event.kind != EVENT_SLEEP)
			continue;
		if (sleeper)
			return NULL;
		sleeper = task;
	}
	return sleeper;
}

void
skip_sleep_wake(const struct livelock *livelock, struct live *live)
{
	struct task *task = only_sleeper(live);
	struct task_sample sample;
	struct nap nap;
	uint64_t ns;

	if (!task || task->nap.until_ns ||
	    !is_unnoticed(livelock, live, task) ||
	    task_sample(task, &sample) == -1 || !sample_asleep(task, &sample) ||
	    !asked_for(task, &ns, &nap.remaining))
		return;
	nap.until_ns = task->call.event.began_ns + ns;
	/* the kernel will write the remaining time there */
	if (nap.remaining && remote_read(task->tid, nap.remaining, nap.kept,
					 sizeof nap.kept) == -1)
		return;
	task->nap = nap;
	live->interrupt = task->tid;
}

static void
at_exit(void *self, struct live *live, struct task *task, long *result)
{
	struct nap nap = task->nap;
	uint64_t now = live_now(live);

	(void)self;

	task->nap.until_ns = 0;
	if (!nap.until_ns || *result != -ERESTART_RESTARTBLOCK)
		return; /* it had slept to the end by itself */
	if (nap.remaining)
		remote_write(task->tid, nap.remaining, nap.kept,
			     sizeof nap.kept);
	if (nap.until_ns > now)
		live->passed_ns += nap.until_ns - now;
	if (call_set_result(task, 0) == 0)
		*result = 0;
}

struct consultant
skip_sleep_consultant(struct livelock *livelock)
{
	return (struct consultant){
		.self = livelock, .entry = on_entry, .exit = at_exit};
}
