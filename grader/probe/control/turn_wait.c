/* SPDX-License-Identifier: MIT */
/* Wait for the thread whose turn it is; see turn.h. */
#include "probe/control/turn_wait.h"
#include "probe/control/turn_signal.h"
#include "probe/control/turn_time.h"
#include "probe/events/idle.h"
#include "probe/live/sample.h"
#include "probe/waits/ordered.h"
#include <errno.h>
#include <sched.h>
#include <sys/wait.h>

enum {
	/* CPU ticks (10 ms each) without a stop after which a thread counts as
	 * running away. Measured in wall time, a waiting thread on a loaded
	 * machine would count too; and at only 30 ms, so would a starting
	 * thread on an emulated processor. */
	AWAY_TICKS = 10,
	/* Times to look at a thread that was let into the kernel before we wait
	 * for the next tick. */
	LOOKS_MAX = 20000,
};

static bool
fell_asleep(const struct task *task)
{
	struct task_sample first, second;

	return task_sample(task, &first) == 0 && sample_asleep(task, &first) &&
	       task_sample(task, &second) == 0 && sample_same(&first, &second);
}

/* Look at the running threads that were let into the kernel: once one sleeps,
 * others may go. True if all running threads are such. */
static bool
look_at_blocking(const struct live *live, bool *slept)
{
	bool all = true;

	*slept = false;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		if (task->turn.hold != HOLD_RUNNING || live_ended(live, task))
			continue;
		if (!task->turn.may_block) {
			all = false;
		} else if (fell_asleep(task)) {
			task->turn.hold = HOLD_KERNEL;
			*slept = true;
		}
	}
	return all;
}

static bool
any_running(const struct live *live)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->turn.hold == HOLD_RUNNING)
			return true;
	return false;
}

pid_t
turn_wait(const struct control *control, const struct live *live, int *status,
	  bool *tick)
{
	bool turns = turn_on(control, live);
	pid_t tid;
	bool slept;

	*tick = false;
	for (unsigned looks = 0; turns && looks < LOOKS_MAX; looks++) {
		tid = waitpid(-1, status, WNOHANG);
		if (tid > 0 || (tid == -1 && errno == ECHILD))
			return tid;
		if (!any_running(live) || !look_at_blocking(live, &slept))
			break;
		if (slept)
			return 0;
		sched_yield();
	}
	tid = waitpid(-1, status, 0);
	if (tid == -1 && errno == EINTR) {
		*tick = true;
		return 0;
	}
	return tid;
}

static bool
runs_on(struct task *task)
{
	long ticks = procfs_cpu_ticks(task->tid);

	if (task->stops != task->turn.ticks_stops) {
		task->turn.ticks_stops = task->stops;
		task->turn.ticks = ticks;
	}
	return ticks - task->turn.ticks >= AWAY_TICKS;
}

/* A tick passed without a stop: a running thread that sleeps, in a call at
 * which we don't hold threads, is blocked; one that keeps computing is left
 * alone. */
static void
on_tick(void *self, struct live *live)
{
	struct control *control = self;

	live->time_will_pass = false;
	if (!turn_on(control, live) || !live->quiet)
		return;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		if (task->turn.hold != HOLD_RUNNING || task->exiting)
			continue;
		if (fell_asleep(task))
			task->turn.hold = HOLD_KERNEL;
		else if (runs_on(task))
			task->turn.hold = HOLD_AWAY;
		control->ran_away |= task->turn.hold == HOLD_AWAY;
	}
	if (any_away(live) && !somebody_runs(live)) {
		enum ready how;
		bool others;

		if (!choose(control, live, &how, &others))
			time_passes(control, live);
	}
	live->time_will_pass = next_due(control, live);
}

/* Does this call need a decision? One that depends only on signals and files
 * does not, until there has been a second thread. */
static bool
decides(const struct control *control, const struct live *live,
	const struct task *task)
{
	return would_block_matters(task, live->model) ||
	       (control->born > 1 && ordered_matters(task, live->model));
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	struct control *control = self;

	if (turn_on(control, live) && decides(control, live, task) &&
	    turn_hold(control, live, task, HOLD_ENTRY))
		return (struct answer_to_call){.action = HOLD};
	task->turn.due_ns = 0;
	return (struct answer_to_call){.action = GO_ON};
}

static void
on_event(void *self, struct live *live, const struct event *event)
{
	struct control *control = self;

	if (!event_is_idle(event))
		control->asked = 0;
	if (event->kind == EVENT_KILL && live->controlled)
		turn_signal(live, event->child, event->flags);
}

static void
on_gone(void *self, struct live *live, pid_t pid)
{
	turn_gone(self, live, pid);
}

struct consultant
turn_consultant(struct control *control)
{
	return (struct consultant){.self = control,
				   .entry = on_entry,
				   .event = on_event,
				   .gone = on_gone,
				   .tick = on_tick};
}
