/* The supervisor's loop: wait for a stop, hand it to its function. */
#include "probe/tracer/tracer.h"
#include "probe/control/turn.h"
#include "probe/events/record.h"
#include "probe/events/record_write.h"
#include "probe/lines/lines.h"
#include "probe/live/cpu_wait.h"
#include "probe/live/procfs.h"
#include "probe/model/apply.h"
#include "probe/tracer/box_processes.h"
#include "probe/watch/cpu_limits.h"
#include "probe/watch/livelock.h"
#include "probe/watch/resources.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TICK_US = 10000 };

static volatile sig_atomic_t forward_signal, tick_due;

static void
on_tick_signal(int sig)
{
	(void)sig;
	tick_due = 1; /* and waitpid returns EINTR */
}

/* One sent by a process is meant for the program; a terminal's ^C reaches
 * the program by itself. */
static void
on_forward_signal(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code <= 0)
		forward_signal = sig;
}

static void
set_signals(void)
{
	static const int forwarded[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1,
					SIGUSR2};
	struct sigaction tick = {.sa_handler = on_tick_signal};
	struct sigaction forward = {.sa_sigaction = on_forward_signal,
				    .sa_flags = SA_SIGINFO};
	struct itimerval every = {{0, TICK_US}, {0, TICK_US}};

	sigaction(SIGALRM, &tick, NULL);
	for (size_t i = 0; i < sizeof forwarded / sizeof *forwarded; i++)
		sigaction(forwarded[i], &forward, NULL);
	setitimer(ITIMER_REAL, &every, NULL);
}

uint64_t
tracer_now(const struct tracer *tracer)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000U + (uint64_t)ts.tv_nsec -
	       tracer->start_ns + tracer->passed_ns;
}

/* The first place in the program that a report may name: its file is read
 * while the program goes on. */
static void
prepare_lines(struct tracer *tracer, const struct stack *stack)
{
	cpu_set_t others;

	lines_prepare(tracer->lines, stack,
		      one_cpu_others(&tracer->one_cpu, &others) ? &others
								: NULL);
	tracer->lines = NULL;
}

void
tracer_emit(struct tracer *tracer, struct event *event)
{
	if (!event->time_ns)
		event->time_ns = tracer_now(tracer);
	if (!event->began_ns)
		event->began_ns = event->time_ns;
	if (tracer->lines && event->stack)
		prepare_lines(tracer, event->stack);
	keepers_translate(tracer, event);
	repeat_event(tracer, event);
	if (tracer->record)
		record_write(tracer->record, event);
	model_apply(tracer->model, event);
	if (!tracer->ending)
		watch_event(tracer, event);
}

void
tracer_resume(struct tracer *tracer, struct task *task, int sig)
{
	bool exit_wanted = task->call.active && !tracer->ending;

	ptrace(exit_wanted ? PTRACE_SYSCALL : PTRACE_CONT, task->tid, NULL,
	       (long)sig);
}

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
			if (turn_hold(tracer, task, HOLD_START))
				return;
			break;
		}
		if (sig == SIGSTOP || sig == SIGTSTP || sig == SIGTTIN ||
		    sig == SIGTTOU) {
			task->stopped = sig;
			turn_stopped(tracer, task);
			ptrace(PTRACE_LISTEN, task->tid, NULL, 0L);
			return;
		}
		break;
	default:
		break;
	}
	tracer_resume(tracer, task, 0);
}

/* It was stopped by a signal and is not any more: by SIGCONT, or to die. True:
 * it is continued, and whoever's turn it is goes on. */
static bool
on_continued(struct tracer *tracer, struct task *task, int status)
{
	task->stopped = 0;
	turn_continued(tracer, task);
	return status >> 16 == PTRACE_EVENT_STOP &&
	       WSTOPSIG(status) == SIGTRAP &&
	       turn_hold(tracer, task, HOLD_START);
}

static void
on_stop(struct tracer *tracer, pid_t tid, int status)
{
	struct task *task;

	if (keepers_stop(tracer, tid, status))
		return;
	task = tasks_find(&tracer->tasks, tid);
	if (WIFEXITED(status) || WIFSIGNALED(status)) {
		if (task)
			on_gone(tracer, task, status);
		return;
	}
	if (!WIFSTOPPED(status))
		return;
	if (!task) {
		task = tasks_get(&tracer->tasks, tid);
		if (!task) {
			tracer_end(tracer, OUTCOME_ERROR, "out of memory");
			return;
		}
	}
	task->stops++;
	if (task->stopped && on_continued(tracer, task, status))
		return;
	if (status >> 16)
		on_ptrace_event(tracer, task, status >> 16, WSTOPSIG(status));
	else if (WSTOPSIG(status) == (SIGTRAP | 0x80))
		on_call_exit(tracer, task);
	else
		on_signal(tracer, task, WSTOPSIG(status));
}

/* The program's end as its exec told it, for a program that never began. */
static void
never_started(struct tracer *tracer)
{
	if (!tracer->ending)
		tracer_end(tracer, OUTCOME_ERROR,
			   "the program could not be started");
}

static void
on_tick(struct tracer *tracer)
{
	if (forward_signal && tracer->started) {
		kill(tracer->first, forward_signal);
		turn_poke(tracer, tracer->first);
		forward_signal = 0;
	}
	one_cpu_tick(&tracer->one_cpu, tracer_now(tracer));
	turn_tick(tracer);
	watch_tick(tracer);
}

static void
loop(struct tracer *tracer)
{
	while (tracer->tasks.len + tracer->keepers.len) {
		int status;
		bool tick;
		pid_t tid;

		turn_next(tracer);
		tid = turn_wait(tracer, &status, &tick);
		if (tid > 0) {
			tracer->stops++;
			on_stop(tracer, tid, status);
		} else if (tid == -1) {
			break;
		}
		/* one that never lets us wait has limits as well */
		if (tick || tick_due) {
			tick_due = 0;
			on_tick(tracer);
		}
	}
	if (!tracer->started)
		never_started(tracer);
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
	static const struct itimerval never = {0};
	struct task *task;
	int result = -1;

	*exec_errno = 0;
	tracer->start_ns = tracer->passed_ns = 0;
	tracer->start_ns = tracer_now(tracer);
	tracer->starved_before = starved_self();
	if (note_subjects(tracer) == -1)
		goto cleanup;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	one_cpu_begin(&tracer->one_cpu, &tracer->tasks, &tracer->keepers,
		      tracer->box && geteuid() == 0);
	if (launch(spec, &tracer->child) == -1)
		goto cleanup;
	task = tasks_get(&tracer->tasks, tracer->child.pid);
	if (!task) {
		kill(tracer->child.pid, SIGKILL);
		goto cleanup;
	}
	task->known = task->begun = true;
	turn_born(tracer, task);
	tracer->first = task->pid;
	if (tracer->box) {
		tracer->prelude_execs = box_prelude_execs(tracer->box);
		tracer->own_pids = tracer->box->profile == BOX_A;
	}
	resources_begin(tracer);
	tracer->reaped_before_ms = hang_reaped_ms();
	set_signals();
	launch_go(&tracer->child);
	if (tracer->box)
		box_view_enter(tracer->box);
	loop(tracer);
	if (tracer->box)
		box_view_leave(tracer->box);
	setitimer(ITIMER_REAL, &never, NULL);
	*exec_errno = launch_exec_error(&tracer->child);
	if (!*exec_errno)
		*exec_errno = tracer->start_errno;
	result = 0;
cleanup:
	one_cpu_end(&tracer->one_cpu);
	free(tracer->subject_ids);
	tracer->subject_ids = NULL;
	return result;
}
