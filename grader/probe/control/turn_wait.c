/* Waiting for the one whose turn it is; see turn.h. */
#include "probe/control/turn.h"
#include "probe/control/turn_parts.h"
#include "probe/live/procfs.h"
#include "probe/watch/deadlock.h"
#include <errno.h>
#include <sched.h>
#include <sys/wait.h>

enum {
	/* CPU ticks (10 ms each) since its last stop after which a thread
	 * counts as running on and on; on a loaded machine wall time would
	 * take a waiting thread for such a one. */
	AWAY_TICKS = 3,
	/* Looks at a thread let into the kernel before a wait by ticks. */
	LOOKS_MAX = 20000,
};

static bool
fell_asleep(const struct task *task)
{
	struct task_sample first, second;

	return task_sample(task, &first) == 0 && deadlock_asleep(&first) &&
	       task_sample(task, &second) == 0 &&
	       deadlock_same(&first, &second);
}

/* Those let into the kernel: as soon as one sleeps, others may go. True when
 * all that run are such. */
static bool
look_at_blocking(struct tracer *tracer, bool *slept)
{
	bool all = true;

	*slept = false;
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		if (task->hold != HOLD_RUNNING)
			continue;
		if (!task->may_block) {
			all = false;
		} else if (fell_asleep(task)) {
			task->hold = HOLD_KERNEL;
			*slept = true;
		}
	}
	return all;
}

static bool
any_running(const struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (task->hold == HOLD_RUNNING)
			return true;
	return false;
}

pid_t
turn_wait(struct tracer *tracer, int *status, bool *tick)
{
	const struct control *control = tracer->control;
	bool turns =
		control && control->turns && tracer->started && !tracer->ending;
	pid_t tid;
	bool slept;

	*tick = false;
	for (unsigned looks = 0; turns && looks < LOOKS_MAX; looks++) {
		tid = waitpid(-1, status, WNOHANG);
		if (tid > 0 || (tid == -1 && errno == ECHILD))
			return tid;
		if (!any_running(tracer) || !look_at_blocking(tracer, &slept))
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

	if (task->stops != task->ticks_stops) {
		task->ticks_stops = task->stops;
		task->ticks = ticks;
	}
	return ticks - task->ticks >= AWAY_TICKS;
}

/* In a tick without a stop: a thread that sleeps in a call we do not hold at
 * is blocked; one that runs on is left to itself. */
void
turn_tick(struct tracer *tracer)
{
	struct control *control = tracer->control;

	if (!control || !control->turns || !tracer->started || tracer->ending ||
	    tracer->stops != tracer->seen_stops)
		return;
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		if (task->hold != HOLD_RUNNING || task->exiting)
			continue;
		if (fell_asleep(task))
			task->hold = HOLD_KERNEL;
		else if (runs_on(task))
			task->hold = HOLD_AWAY;
		control->ran_away |= task->hold == HOLD_AWAY;
	}
	if (any_away(tracer) && !somebody_runs(tracer)) {
		enum ready how;
		bool others;

		if (!choose(tracer, &how, &others))
			time_passes(tracer);
	}
}
