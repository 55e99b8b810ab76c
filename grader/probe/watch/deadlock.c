/* SPDX-License-Identifier: MIT */
/*
 * Deadlock by the double snapshot; see deadlock.h.
 *
 * "May yet move" is a least fixpoint: it starts from the threads that run,
 * sleep with a timer or wait for something outside, and then adds those that
 * wait for one that moves. Only a run in which no thread moves by itself is
 * called dead; then the fixpoint is empty whatever the waits are, so there is
 * no need to follow them.
 */
#include "probe/watch/deadlock.h"
#include "probe/base/ns.h"
#include "probe/live/sample.h"
#include "probe/model/model.h"
#include "probe/waits/closed_world.h"
#include "probe/waits/partners.h"
#include "probe/waits/sleeps.h"
#include <stdlib.h>
#include <string.h>

/* Sample every thread once. False as soon as one is not asleep. */
static bool
sample_all(const struct live *live, struct task_sample *samples)
{
	size_t len = 0;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		if (live_ended(live, task)) {
			samples[len++] = (struct task_sample){0};
			continue;
		}
		if (task->stopped ? !sample_stopped(task, &samples[len])
				  : task_sample(task, &samples[len]) == -1 ||
					    !sample_asleep(task, &samples[len]))
			return false;
		len++;
	}
	return true;
}

/* Which waits count, besides those that only the run's own processes can
 * end. */
enum besides {
	NOTHING_ELSE,
	LONG_SLEEPS, /* sleeps past the wall limit */
	ANY_WAIT,    /* waits that processes outside can end */
};

static bool
waits_for_ever(const struct live *live, const struct task *task,
	       const struct task_sample *sample, enum besides besides)
{
	if (task->stopped || task->exiting)
		return true;
	if (task->timer || !model_process(live->model, task->pid))
		return false;
	if (besides == ANY_WAIT)
		return untimed_wait(sample);
	return closed_world(live, task, sample) ||
	       (besides == LONG_SLEEPS &&
		sleeps_for(sample, live->limits->wall_ms * NS_PER_MS));
}

/* If all are stopped, job control did it, and may continue them. But a process
 * that is stopped while another waits for it is as good as dead, and so are
 * those whom the first process left behind. */
static bool
can_be_continued(const struct live *live)
{
	if (live->limits->alone ||
	    (live->model->process_len > 0 && live->model->processes[0]->exited))
		return false;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (!task->stopped)
			return false;
	return true;
}

static bool
all_wait_for_ever(const struct live *live, enum besides besides)
{
	size_t len = live->tasks.len, i = 0;
	struct task_sample *first = calloc(2 * len + 1, sizeof *first);
	struct task_sample *second = first + len;
	bool dead;

	if (!first || len == 0 || can_be_continued(live)) {
		free(first);
		return false;
	}
	dead = sample_all(live, first);
	for (struct task *task = tasks_next(&live->tasks, NULL); dead && task;
	     task = tasks_next(&live->tasks, task))
		dead = waits_for_ever(live, task, &first[i++], besides);
	dead = dead && sample_all(live, second);
	for (i = 0; dead && i < len; i++)
		dead = sample_same(&first[i], &second[i]);
	free(first);
	return dead;
}

bool
deadlock_waits(const struct live *live, const struct task *task)
{
	struct task_sample first, second;

	return task_sample(task, &first) == 0 && sample_asleep(task, &first) &&
	       waits_for_ever(live, task, &first, NOTHING_ELSE) &&
	       task_sample(task, &second) == 0 && sample_same(&first, &second);
}

bool
deadlock_certain(const struct live *live)
{
	return all_wait_for_ever(live, NOTHING_ELSE);
}

bool
deadlock_past_limit(const struct live *live)
{
	return live->limits->wall_ms && !outside_acts(live->outside) &&
	       all_wait_for_ever(live, LONG_SLEEPS);
}

bool
deadlock_idle(const struct live *live)
{
	return !live->unseen_timers && all_wait_for_ever(live, ANY_WAIT);
}

bool
deadlock_all_asleep(const struct live *live)
{
	struct task_sample sample;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (!task->stopped && !live_ended(live, task) &&
		    (task_sample(task, &sample) == -1 ||
		     !sample_asleep(task, &sample)))
			return false;
	return true;
}
