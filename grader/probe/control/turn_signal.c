/* SPDX-License-Identifier: MIT */
#include "probe/control/turn_signal.h"
#include "probe/model/model.h"
#include "probe/waits/ordered.h"
#include <signal.h>

/* The process ended, stopped or continued: will its parent get a SIGCHLD? An
 * unhandled one is discarded, which must happen before the parent installs a
 * handler: so a parent held at such a call is poked too. */
static void
tell_parent(const struct live *live, pid_t pid)
{
	const struct process *process = model_process(live->model, pid);
	const struct process *parent = process ? process->parent : NULL;

	if (parent && process_handles(parent, SIGCHLD))
		turn_poke(live, parent->pid);
	for (struct task *task = tasks_next(&live->tasks, NULL); parent && task;
	     task = tasks_next(&live->tasks, task))
		if (task->pid == parent->pid && task->turn.hold == HOLD_ENTRY &&
		    ordered_after_signals(task))
			task->turn.poked = true;
}

void
turn_signal(const struct live *live, pid_t pid, int sig)
{
	turn_poke(live, pid);
	if (sig != SIGCONT && sig != SIGKILL)
		return;
	/* each of these threads is about to stop: wait for that */
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->pid == pid)
			turn_continued(live, task);
}

void
turn_stopped(const struct control *control, const struct live *live,
	     struct task *task)
{
	if (!control->turns)
		return;
	task->turn.hold = HOLD_STOPPED;
	tell_parent(live, task->pid);
}

void
turn_continued(const struct live *live, struct task *task)
{
	if (task->turn.hold != HOLD_STOPPED)
		return;
	task->turn.hold = HOLD_RUNNING;
	task->turn.may_block = false;
	tell_parent(live, task->pid);
}

void
turn_gone(struct control *control, const struct live *live, pid_t pid)
{
	if (!control->turns)
		return;
	vclock_forget(&control->clock, pid);
	tell_parent(live, pid);
}
