/* SPDX-License-Identifier: MIT */
/* The processes between us and an isolated program; see box_processes.h. */
#include "probe/tracer/box_processes.h"
#include "probe/live/procfs.h"
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

void
box_processes_begin(struct boxed *boxed)
{
	if (!boxed->box)
		return;
	boxed->prelude_execs = box_prelude_execs(boxed->box);
	boxed->own_pids = boxed->box->profile == BOX_A;
}

bool
box_processes_exec(struct boxed *boxed, struct live *live,
		   const struct task *program)
{
	struct task *next;

	if (live->started)
		return false;
	if (boxed->prelude_execs > 0) {
		boxed->prelude_execs--;
		return true;
	}
	live->first = program->pid;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = next) {
		next = tasks_next(&live->tasks, task);
		if (task->pid == program->pid)
			continue;
		if (!tasks_get(&live->box_tasks, task->tid))
			live_wish_end(live, OUTCOME_ERROR, "out of memory");
		tasks_drop(&live->tasks, task);
	}
	return false;
}

bool
box_processes_stop(struct live *live, pid_t tid, int status)
{
	struct task *keeper = tasks_find(&live->box_tasks, tid);
	int sig;

	if (!keeper)
		return false;
	if (!WIFSTOPPED(status)) {
		tasks_drop(&live->box_tasks, keeper);
		return true;
	}
	/* deliver a signal; event and call stops have none */
	sig = status >> 16 || WSTOPSIG(status) == (SIGTRAP | 0x80)
		      ? 0
		      : WSTOPSIG(status);
	ptrace(PTRACE_CONT, tid, NULL, (long)sig);
	return true;
}

void
box_processes_early_end(struct boxed *boxed, const struct live *live,
			int status)
{
	if (live->started || boxed->prelude_execs > 0 || !WIFEXITED(status) ||
	    boxed->start_errno)
		return;
	/* ipclab-init's child uses the shell's statuses. */
	if (WEXITSTATUS(status) == 127)
		boxed->start_errno = ENOENT;
	else if (WEXITSTATUS(status) == 126)
		boxed->start_errno = EACCES;
}

void
box_processes_kill(const struct live *live)
{
	for (struct task *task = tasks_next(&live->box_tasks, NULL); task;
	     task = tasks_next(&live->box_tasks, task))
		kill(task->tid, SIGKILL);
}

/* Search from the newest, as a pid may have been reused. */
static pid_t
outer_pid(const struct model *model, pid_t inner)
{
	for (size_t i = model->process_len; i-- > 0;) {
		const struct process *process = model->processes[i];

		if (process->inner_pid == inner)
			return process->pid;
	}
	return inner;
}

static long
translated(const struct model *model, long pid)
{
	if (pid > 0)
		return outer_pid(model, (pid_t)pid);
	if (pid < -1) /* a process group */
		return -outer_pid(model, (pid_t)-pid);
	return pid;
}

void
box_processes_translate_call(const struct boxed *boxed,
			     const struct model *model, struct event *event)
{
	if (!boxed->own_pids)
		return;
	if (event->kind == EVENT_WAIT)
		event->size = translated(model, event->size);
	else if (event->kind == EVENT_KILL)
		event->child = (pid_t)translated(model, event->child);
}

void
box_processes_translate(const struct boxed *boxed, const struct model *model,
			struct event *event)
{
	if (!boxed->own_pids)
		return;
	switch (event->kind) {
	case EVENT_START:
		event->inner_pid = procfs_inner_pid(event->pid);
		break;
	case EVENT_FORK:
		event->inner_pid = procfs_inner_pid(event->child);
		break;
	case EVENT_WAIT:
		if (event->result > 0)
			event->result = translated(model, event->result);
		break;
	case EVENT_BLOCKED:
		event->child = (pid_t)translated(model, event->child);
		break;
	default:
		break;
	}
}
