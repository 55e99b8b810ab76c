/* SPDX-License-Identifier: MIT */
/* End a run, and report where its threads are; see end.h. */
#include "probe/tracer/end.h"
#include "probe/base/ns.h"
#include "probe/base/wait_calls.h"
#include "probe/live/fd_table.h"
#include "probe/live/registers.h"
#include "probe/live/sample.h"
#include "probe/live/stack_capture.h"
#include "probe/live/stdio_peek.h"
#include "probe/tracer/tell.h"
#include "probe/waits/borrowed_fd.h"
#include "probe/waits/closed_world.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static struct event
blocked_event(const struct task *task, const struct task_sample *sample)
{
	struct event event = {.kind = EVENT_BLOCKED,
			      .origin =
				      task->subject ? ORIGIN_OWN : ORIGIN_OTHER,
			      .pid = task->pid,
			      .tid = task->tid,
			      .nr = sample->nr,
			      .fd = -1,
			      .fd2 = -1};
	const uint64_t *args = sample->args;
	const struct wait_call *call = wait_call(sample->nr, args);

	if (task->call.active) {
		event.began_ns = task->call.event.began_ns;
		event.began_seq = task->call.event.began_seq;
	}
	switch (call ? call->kind : WAIT_SLEEP) {
	case WAIT_READ:
	case WAIT_WRITE:
	case WAIT_MOVE:
		event.fd = (int)wait_arg(args, call->fd);
		event.size = (long)wait_arg(args, call->size);
		if (call->kind == WAIT_MOVE &&
		    borrowed_has_data(task->pid, event.fd)) {
			event.fd = (int)wait_arg(args, call->fd2);
			event.flags = O_WRONLY;
		}
		procfs_fd(task->pid, event.fd, &event.file);
		break;
	case WAIT_CHILD:
		event.child = (pid_t)args[0];
		if (sample->nr == SYS_waitid)
			event.child = args[0] == P_PID ? (pid_t)args[1] : -1;
		break;
	default:
		event.fd = closed_world_reads(task, sample);
		break;
	}
	if (task->call.active && task->call.event.kind == EVENT_OPEN) {
		event.path = task->call.event.path;
		event.flags = task->call.event.flags;
		event.file = task->call.event.file;
	}
	return event;
}

/* A stopped thread is in no call: flags is the signal that stopped it. */
static struct event
stopped_event(const struct task *task)
{
	struct event event = task_event(task, EVENT_BLOCKED);

	event.flags = task->stopped;
	return event;
}

/* Wait for the thread's next stop but leave its status to the loop; 0: it
 * ended. */
static int
next_stop(pid_t tid)
{
	siginfo_t stop;
	int rc;

	do
		rc = waitid(P_PID, (id_t)tid, &stop,
			    WSTOPPED | WEXITED | WNOWAIT | __WALL);
	while (rc == -1 && errno == EINTR); /* our own tick */
	return rc == -1 || stop.si_code != CLD_TRAPPED ? 0 : stop.si_status;
}

/* Deeper in the stack, else at a lower address: so a short loop is shown at one
 * place, wherever it was stopped. */
static bool
is_deeper(const struct registers *a, const struct registers *b)
{
	return a->sp != b->sp ? a->sp < b->sp : a->pc < b->pc;
}

/* Stop a thread that computes. False if it came to another stop. */
static bool
stop(const struct task *task)
{
	return ptrace(PTRACE_INTERRUPT, task->tid, NULL, NULL) == 0 &&
	       next_stop(task->tid) >> 8 == PTRACE_EVENT_STOP;
}

/*
 * Single-step a stopped thread that computes, and find where it is deepest in
 * its calls: an endless loop around fgets() is inside fgets() at some point.
 */
static bool
walk(const struct live *live, const struct task *task, uint64_t until_ns,
     struct registers *deepest)
{
	enum { STEPS = 2000 };
	struct registers regs;

	if (registers_get(task->tid, deepest) == -1)
		return false;
	regs = *deepest;
	for (int i = 0; i < STEPS && live_now(live) < until_ns; i++) {
		/* a call could take long */
		if (registers_before_call(task->tid, &regs) ||
		    ptrace(PTRACE_SINGLESTEP, task->tid, NULL, NULL) == -1 ||
		    next_stop(task->tid) != SIGTRAP ||
		    registers_get(task->tid, &regs) == -1)
			break;
		if (is_deeper(&regs, deepest))
			*deepest = regs;
	}
	return true;
}

/* Did the CPU-time limit's signal stop the thread while computing? */
static bool
stopped_by_limit(const struct task *task)
{
	siginfo_t info;

	return ptrace(PTRACE_GETSIGINFO, task->tid, NULL, &info) == 0 &&
	       info.si_signo == SIGXCPU;
}

/* After a timeout, report where a thread of the program is computing. */
static void
tell_running(struct tracer *tracer, const struct task *task, uint64_t until_ns)
{
	struct event event = task_event(task, EVENT_RUNNING);
	struct registers regs;

	if (tracer->live.verdict.outcome != OUTCOME_TIMEOUT || !task->subject ||
	    !task->image || (!stopped_by_limit(task) && !stop(task)) ||
	    !walk(&tracer->live, task, until_ns, &regs))
		return;
	event.stack = stack_capture(task->tid, &regs, task->image);
	tracer_emit(tracer, &event);
}

/*
 * The registers of a thread that is blocked in a call, or held before it. Those
 * at the last entry are known; in any other call, and if the thread cannot be
 * stopped, only sp and pc. In state D it would stop when its wait is over.
 */
static struct registers
blocked_regs(const struct task *task, const struct task_sample *sample,
	     bool held)
{
	const struct call *call = &task->call;
	struct registers regs;

	if (!held &&
	    (call->regs.sp != sample->sp || call->regs.pc != sample->pc))
		return registers_at(sample->sp, sample->pc);
	if (call->whole)
		return call->regs;
	if (!held && sample->state == 'S')
		stop(task);
	if (registers_get(task->tid, &regs) == 0 && regs.sp == sample->sp &&
	    regs.pc == sample->pc)
		return regs;
	return registers_at(sample->sp, sample->pc);
}

/* Tell the model where each live thread is. */
static void
tell_blocked(struct tracer *tracer)
{
	enum { MOST_WALKED = 4, MOST_MS = 500 }; /* for all walks together */
	uint64_t until_ns = live_now(&tracer->live) + MOST_MS * NS_PER_MS;
	struct stdio_row stdio[STDIO_ROWS_MAX];
	int computing = 0;

	for (struct task *task = tasks_next(&tracer->live.tasks, NULL); task;
	     task = tasks_next(&tracer->live.tasks, task)) {
		struct task_sample sample;
		struct event event;
		bool held;

		if (task->stopped) {
			event = stopped_event(task);
			tracer_emit(tracer, &event);
			continue;
		}
		if (livelock_blocked(&tracer->livelock, task, &event)) {
			tracer_emit(tracer, &event);
			continue;
		}
		held = live_held(&tracer->live, task, &sample);
		if (task->exiting ||
		    (!held && task_sample(task, &sample) == -1))
			continue;
		if (!held && !sample_asleep(task, &sample)) {
			if ((sample.state == 'R' || stopped_by_limit(task)) &&
			    sample.nr == -1 && computing++ < MOST_WALKED)
				tell_running(tracer, task, until_ns);
			continue;
		}
		event = blocked_event(task, &sample);
		if (task->subject && task->image) {
			struct registers regs =
				blocked_regs(task, &sample, held);

			event.stack =
				stack_capture(task->tid, &regs, task->image);
			event.stdio = stdio;
			event.stdio_len = stdio_pending(task->tid, task->image,
							stdio, STDIO_ROWS_MAX);
		}
		tracer_emit(tracer, &event);
	}
}

void
kill_all(const struct live *live)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		kill(task->pid, SIGKILL);
		/* its process is dying already, so that signal does nothing */
		if (task->exiting)
			ptrace(PTRACE_CONT, task->tid, NULL, NULL);
	}
	box_processes_kill(live);
}

static void
tell_end(struct tracer *tracer)
{
	struct event event = {.kind = EVENT_END,
			      .nr = -1,
			      .fd = -1,
			      .fd2 = -1,
			      .result = tracer->live.verdict.outcome};

	tracer->telling_end = true;
	tracer_emit(tracer, &event);
	tracer->telling_end = false;
	tracer->ended = true;
}

void
run_end(struct tracer *tracer)
{
	const struct live *live = &tracer->live;

	if (!live_over(live) || tracer->ended)
		return;
	tracer->telling_end = true;
	if (live->started && live->verdict.outcome != OUTCOME_ERROR)
		tell_blocked(tracer);
	tell_end(tracer);
	kill_all(live);
}

void
run_over(struct tracer *tracer)
{
	struct live *live = &tracer->live;

	if (!live->started)
		live_wish_end(live, OUTCOME_ERROR,
			      "the program could not be started");
	run_end(tracer);
	if (tracer->ended)
		return;
	live_wish_end(live,
		      live->first_gone && WIFSIGNALED(live->first_status)
			      ? OUTCOME_SIGNALED
			      : OUTCOME_EXITED,
		      NULL);
	tell_end(tracer);
}
