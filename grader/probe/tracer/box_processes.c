/* What stands between us and an isolated program; see box_processes.h. */
#include "probe/tracer/box_processes.h"
#include "probe/live/procfs.h"
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

bool
keepers_exec(struct tracer *tracer, const struct task *program)
{
	struct task *next;

	if (tracer->started)
		return false;
	if (tracer->prelude_execs > 0) {
		tracer->prelude_execs--;
		return true;
	}
	tracer->first = program->pid;
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = next) {
		next = tasks_next(&tracer->tasks, task);
		if (task->pid == program->pid)
			continue;
		if (!tasks_get(&tracer->keepers, task->tid))
			tracer_end(tracer, OUTCOME_ERROR, "out of memory");
		tasks_drop(&tracer->tasks, task);
	}
	return false;
}

bool
keepers_stop(struct tracer *tracer, pid_t tid, int status)
{
	struct task *keeper = tasks_find(&tracer->keepers, tid);
	int sig;

	if (!keeper)
		return false;
	if (!WIFSTOPPED(status)) {
		tasks_drop(&tracer->keepers, keeper);
		return true;
	}
	/* a signal goes on to it; events and call stops carry none */
	sig = status >> 16 || WSTOPSIG(status) == (SIGTRAP | 0x80)
		      ? 0
		      : WSTOPSIG(status);
	ptrace(PTRACE_CONT, tid, NULL, (long)sig);
	return true;
}

void
keepers_early_end(struct tracer *tracer, int status)
{
	if (tracer->started || tracer->prelude_execs > 0 ||
	    !WIFEXITED(status) || tracer->start_errno)
		return;
	/* ipclab-init's child tells by the shell's statuses. */
	if (WEXITSTATUS(status) == 127)
		tracer->start_errno = ENOENT;
	else if (WEXITSTATUS(status) == 126)
		tracer->start_errno = EACCES;
}

void
keepers_kill(const struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->keepers, NULL); task;
	     task = tasks_next(&tracer->keepers, task))
		kill(task->tid, SIGKILL);
}

/* Newest first: a number may have been used before. */
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
keepers_translate_call(const struct tracer *tracer, struct event *event)
{
	if (!tracer->own_pids)
		return;
	if (event->kind == EVENT_WAIT)
		event->size = translated(tracer->model, event->size);
	else if (event->kind == EVENT_KILL)
		event->child = (pid_t)translated(tracer->model, event->child);
}

void
keepers_translate(const struct tracer *tracer, struct event *event)
{
	if (!tracer->own_pids)
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
			event->result =
				translated(tracer->model, event->result);
		break;
	case EVENT_BLOCKED:
		event->child = (pid_t)translated(tracer->model, event->child);
		break;
	default:
		break;
	}
}
