/* SPDX-License-Identifier: MIT */
/* The supervisor's loop: wait for a stop, and call the function for it. */
#include "probe/tracer/loop.h"
#include "probe/control/turn_signal.h"
#include "probe/control/turn_wait.h"
#include "probe/tracer/consult.h"
#include "probe/tracer/end.h"
#include "probe/tracer/exec_stop.h"
#include "probe/tracer/lifecycle.h"
#include "probe/tracer/pass_on.h"
#include "probe/tracer/signal_stop.h"
#include "probe/tracer/syscall_stop.h"
#include "probe/tracer/tell.h"
#include "probe/tracer/user_signals.h"
#include "probe/watch/deadlock.h"
#include "sandbox/prepare.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A stop that is neither a call nor a signal. */
static void
on_ptrace_event(struct tracer *tracer, struct task *task, int event, int sig)
{
	switch (event) {
	case PTRACE_EVENT_SECCOMP:
		on_call_entry(tracer, task);
		return;
	case PTRACE_EVENT_FORK:
	case PTRACE_EVENT_VFORK:
	case PTRACE_EVENT_CLONE:
		on_fork(tracer, task, event);
		break;
	case PTRACE_EVENT_EXEC:
		on_exec(tracer, task);
		break;
	case PTRACE_EVENT_EXIT:
		on_exit_stop(tracer, task);
		break;
	case PTRACE_EVENT_STOP:
		/* the first stop of a new thread, or a group stop */
		if (!task->known && task->tid != tracer->child.pid) {
			task->waiting = true;
			return;
		}
		if (!task->begun) {
			task->begun = true;
			if (turn_hold(&tracer->control, &tracer->live, task,
				      HOLD_START))
				return;
			break;
		}
		if (sig == SIGSTOP || sig == SIGTSTP || sig == SIGTTIN ||
		    sig == SIGTTOU) {
			task->stopped = sig;
			turn_stopped(&tracer->control, &tracer->live, task);
			ptrace(PTRACE_LISTEN, task->tid, NULL, 0L);
			return;
		}
		break;
	default:
		break;
	}
	tracer_resume(tracer, task, 0);
}

/* A stopped process continues, by SIGCONT or in order to die. True if the
 * thread is held until its turn. */
static bool
on_continued(struct tracer *tracer, struct task *task, int status)
{
	task->stopped = 0;
	turn_continued(&tracer->live, task);
	return status >> 16 == PTRACE_EVENT_STOP &&
	       WSTOPSIG(status) == SIGTRAP &&
	       turn_hold(&tracer->control, &tracer->live, task, HOLD_START);
}

/* After the end, whatever still stops dies, even a child forked meanwhile. */
static void
let_die(const struct task *task)
{
	kill(task->pid, SIGKILL);
	ptrace(PTRACE_CONT, task->tid, NULL, NULL);
}

static void
on_stop(struct tracer *tracer, pid_t tid, int status)
{
	struct live *live = &tracer->live;
	struct task *task;

	if (box_processes_stop(live, tid, status))
		return;
	task = tasks_find(&live->tasks, tid);
	if (WIFEXITED(status) || WIFSIGNALED(status)) {
		if (task)
			on_gone(tracer, task, status);
		return;
	}
	if (!WIFSTOPPED(status))
		return;
	if (!task) {
		task = tasks_get(&live->tasks, tid);
		if (!task) {
			live_wish_end(live, OUTCOME_ERROR, "out of memory");
			return;
		}
	}
	task->stops++;
	if (tracer->ended) {
		let_die(task);
		return;
	}
	if (task->stopped && on_continued(tracer, task, status))
		return;
	if (status >> 16)
		on_ptrace_event(tracer, task, status >> 16, WSTOPSIG(status));
	else if (WSTOPSIG(status) == (SIGTRAP | 0x80))
		on_call_exit(tracer, task);
	else
		on_signal(tracer, task, WSTOPSIG(status));
}

static void
on_tick(struct tracer *tracer)
{
	struct live *live = &tracer->live;

	if (tracer->ended) {
		kill_all(live); /* a child may have been forked meanwhile */
		return;
	}
	pass_on(tracer);
	cpu_pin_tick(&tracer->cpu_pin, live_now(live));
	live->quiet = live->stops == tracer->seen_stops;
	tracer->seen_stops = live->stops;
	for (size_t i = 0; i < tracer->asked_len; i++)
		if (tracer->asked[i].tick)
			tracer->asked[i].tick(tracer->asked[i].self, live);
	if (live->interrupt)
		ptrace(PTRACE_INTERRUPT, live->interrupt, NULL, 0L);
	live->interrupt = 0;
}

/* If no thread runs: release the next one, or find that none can ever go on. */
static void
next_turn(struct tracer *tracer)
{
	struct task *task;

	switch (turn_next(&tracer->control, &tracer->live, &task)) {
	case TURN_GO:
		release(tracer, task);
		break;
	case TURN_CUT:
		ptrace(PTRACE_INTERRUPT, task->tid, NULL, 0L);
		break;
	case TURN_NOBODY:
		if (deadlock_certain(&tracer->live))
			early_end_dead(&tracer->live);
		break;
	case TURN_WAIT:
		break;
	}
}

static void
loop(struct tracer *tracer)
{
	struct live *live = &tracer->live;

	while (live->tasks.len + live->box_tasks.len) {
		int status;
		bool tick;
		pid_t tid;

		next_turn(tracer);
		run_end(tracer); /* if asked for */
		tid = turn_wait(&tracer->control, live, &status, &tick);
		if (tid > 0) {
			live->stops++;
			on_stop(tracer, tid, status);
		} else if (tid == -1) {
			break;
		}
		/* limits apply even if the program never lets us wait */
		if (user_signals_tick() || tick)
			on_tick(tracer);
	}
	run_over(tracer);
}

static int
note_subjects(struct tracer *tracer)
{
	size_t len = 0;

	while (tracer->subjects && tracer->subjects[len])
		len++;
	tracer->subject_ids = calloc(len + 1, sizeof *tracer->subject_ids);
	if (!tracer->subject_ids)
		return -1;
	for (size_t i = 0; i < len; i++)
		if (file_identify(tracer->subjects[i],
				  &tracer->subject_ids[i]) == -1)
			return -1;
	tracer->subject_len = len;
	return 0;
}

int
tracer_run(struct tracer *tracer, const struct launch_spec *spec,
	   int *exec_errno)
{
	struct live *live = &tracer->live;
	struct boxed *boxed = &tracer->boxed;
	struct task *task;
	int result = -1;

	*exec_errno = 0;
	live->start_ns = live->passed_ns = 0;
	live->start_ns = live_now(live);
	consult_begin(tracer);
	if (note_subjects(tracer) == -1)
		goto cleanup;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	cpu_pin_begin(&tracer->cpu_pin, &live->tasks, &live->box_tasks,
		      boxed->box && geteuid() == 0);
	if (launch(spec, &tracer->child) == -1)
		goto cleanup;
	task = tasks_get(&live->tasks, tracer->child.pid);
	if (!task) {
		kill(tracer->child.pid, SIGKILL);
		goto cleanup;
	}
	task->known = task->begun = true;
	turn_born(&tracer->control, task);
	live->first = task->pid;
	box_processes_begin(boxed);
	user_signals_begin(spec->signals_for);
	launch_go(&tracer->child);
	if (boxed->box)
		box_view_enter(boxed->box);
	loop(tracer);
	if (boxed->box)
		box_view_leave(boxed->box);
	user_signals_end();
	*exec_errno = launch_exec_error(&tracer->child);
	if (!*exec_errno)
		*exec_errno = boxed->start_errno;
	result = 0;
cleanup:
	cpu_pin_end(&tracer->cpu_pin);
	free(tracer->subject_ids);
	tracer->subject_ids = NULL;
	return result;
}
