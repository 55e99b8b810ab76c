/* SPDX-License-Identifier: MIT */
/* Signal stops. */
#include "probe/tracer/signal_stop.h"
#include "probe/control/turn.h"
#include "probe/live/registers.h"
#include "probe/live/stack_capture.h"
#include "probe/model/model.h"
#include "probe/tracer/ignored.h"
#include "probe/tracer/pass_on.h"
#include "probe/tracer/tell.h"
#include <signal.h>
#include <stdint.h>
#include <sys/ptrace.h>

/* The stack at a signal that means a broken program; NULL for other signals. */
static struct stack *
stack_of_crash(const struct task *task, int sig)
{
	struct registers regs;

	if (sig != SIGSEGV && sig != SIGBUS && sig != SIGFPE && sig != SIGILL &&
	    sig != SIGABRT)
		return NULL;
	if (!task->subject || !task->image ||
	    registers_get(task->tid, &regs) == -1)
		return NULL;
	return stack_capture(task->tid, &regs, task->image);
}

/*
 * Could it have come anywhere? Not if it is blocked but for a wait that lets it
 * in, such as sigsuspend(): the mask that comes back after the wait has it.
 */
static bool
comes_anywhere(const struct task *task, int sig)
{
	uint64_t after;

	return ptrace(PTRACE_GETSIGMASK, task->tid, sizeof after, &after) ==
		       -1 ||
	       !(after >> (sig - 1) & 1);
}

static void
enter_handler(struct task *task, int sig)
{
	task->handlers++;
	task->anywhere = task->anywhere << 1 | comes_anywhere(task, sig);
}

void
on_signal(struct tracer *tracer, struct task *task, int sig)
{
	struct event event = task_event(task, EVENT_SIGNAL);
	const struct live *live = &tracer->live;
	struct registers regs;

	event.flags = sig;
	pass_on_got(tracer, task, sig);
	if (live->started && !live_over(live)) {
		const struct process *process =
			model_process(live->model, task->pid);

		event.stack = stack_of_crash(task, sig);
		tracer_emit(tracer, &event);
		if (sig == SIGALRM && task->timer == 1)
			task->timer = 0;
		if (process && process_handles(process, sig))
			enter_handler(task, sig);
	}
	if (registers_get(task->tid, &regs) == 0)
		ignored_undo(task, &regs, sig);
	task->signal = sig;
	if (!turn_hold(&tracer->control, live, task, HOLD_SIGNAL))
		tracer_resume(tracer, task, sig);
}
