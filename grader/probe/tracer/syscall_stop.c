/* System call and signal stops. */
#include "probe/tracer/syscall_stop.h"
#include "probe/base/machine.h"
#include "probe/control/turn.h"
#include "probe/decode/decode.h"
#include "probe/live/call_regs.h"
#include "probe/live/stack_capture.h"
#include "probe/live/stdio_peek.h"
#include "probe/tracer/box_processes.h"
#include "probe/tracer/group_kill.h"
#include "probe/tracer/ignored.h"
#include "probe/waits/would_block.h"
#include "probe/watch/livelock.h"
#include "probe/watch/skip_sleep.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

/* Reads and writes come in thousands: the first ones of a thread will do. */
enum { CAPTURES_MAX = 512 };

static bool
wants_stack(struct task *task)
{
	const struct event *event = &task->call.event;

	if (!task->subject || !task->image)
		return false;
	if (event->kind != EVENT_READ && event->kind != EVENT_WRITE)
		return event->kind != EVENT_SIGACTION &&
		       event->kind != EVENT_SIGRETURN;
	return task->captures++ < CAPTURES_MAX;
}

/* What the tracer itself must remember of it. */
static void
note(struct tracer *tracer, struct task *task)
{
	const struct event *event = &task->call.event;
	const struct control *control = tracer->control;

	if (event->kind == EVENT_SIGRETURN && task->handlers > 0)
		task->handlers--;
	/* a virtual timer is no reason to wait */
	if (event->kind == EVENT_TIMER && !(control && control->clock.on))
		task->timer = event->flags;
	if (event->kind == EVENT_KILL && control)
		turn_signal(tracer, event->child, event->flags);
}

static void
tell(struct tracer *tracer, struct task *task, long result)
{
	struct event out[2];
	int count = decode_exit(task, result, out);

	for (int i = 0; i < count; i++) {
		if (i == 0) {
			out[i].stack = task->call.stack;
			task->call.stack = NULL;
		}
		tracer_emit(tracer, &out[i]);
	}
	note(tracer, task);
	call_clear(&task->call);
}

/* A call that can't wait can't be interrupted either. */
static bool
never_waits(const struct event *event, const struct desc *desc)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
		return desc && desc->ofd->nonblock;
	case EVENT_WAIT:
		return event->flags & WNOHANG;
	case EVENT_OPEN:
		return event->flags & O_NONBLOCK;
	default:
		return false;
	}
}

/* What a call works on, for faults. */
static struct fault_target
target_of(const struct tracer *tracer, const struct task *task)
{
	const struct event *event = &task->call.event;
	const struct process *process = model_process(tracer->model, task->pid);
	const struct desc *desc = NULL;
	struct fault_target target = {.path = event->path,
				      .pipe = event->file.type == FILE_FIFO};

	if (process && event->fd >= 0)
		desc = table_find(process_table(process), event->fd);
	if (desc) {
		target.pipe = desc->ofd->pipe;
		target.whole = desc->ofd->file.type == FILE_OTHER;
		if (!target.path)
			target.path = desc->ofd->path;
	} else if (event->kind == EVENT_READ || event->kind == EVENT_WRITE) {
		target.whole = true; /* not from open, pipe or dup */
	}
	target.nonblock = never_waits(event, desc);
	if (process) {
		target.interruptible = process->interrupting != 0;
		target.handled = process->handled != 0;
	}
	return target;
}

bool
call_will_fail(const struct tracer *tracer, const struct task *task)
{
	const struct control *control = tracer->control;
	struct fault_target target;

	if (!control || !control->faults)
		return false;
	target = target_of(tracer, task);
	return faults_await(control->faults, task, &target);
}

/* A short count is real: the call is made with the smaller one. */
static void
cut_short(struct task *task, uint64_t size)
{
	call_set_arg(task, 2, size);
	task->call.event.injected = true;
}

/* True: the call failed by our doing and is over. */
static bool
inject(struct tracer *tracer, struct task *task)
{
	struct control *control = tracer->control;
	const struct fault *fault = NULL;

	if (control->faults) {
		struct fault_target target = target_of(tracer, task);

		fault = faults_match(control->faults, task, &target);
	}
	if (!fault)
		return false;
	if (!fault->error) {
		cut_short(task, fault->size);
		return false;
	}
	task->call.event.injected = true;
	call_skip(task, -fault->error);
	call_finished(tracer, task, -fault->error);
	return true;
}

void
call_finished(struct tracer *tracer, struct task *task, long result)
{
	tell(tracer, task, result);
	tracer_resume(tracer, task, 0);
}

void
call_proceed(struct tracer *tracer, struct task *task)
{
	struct call *call = &task->call;
	struct control *control = tracer->control;

	if ((call->need != NEED_NOTHING || call->event.kind == EVENT_FORK) &&
	    wants_stack(task) && !call->stack)
		call->stack =
			stack_capture(task->tid, &call->regs, task->image);
	if (!control && decode_no_program(task)) {
		call_finished(tracer, task, -ENOENT);
		return;
	}
	if (call->event.kind == EVENT_EXEC_FAILED && task->subject &&
	    task->image)
		call->stdio_len = stdio_pending(task->pid, task->image,
						call->stdio, STDIO_ROWS_MAX);
	if (control && inject(tracer, task))
		return;
	if (control && control->clock.on &&
	    vclock_answer(&control->clock, task)) {
		call_finished(tracer, task, 0);
		return;
	}
	if (call->event.kind == EVENT_KILL)
		group_kill(tracer, task);
	if (call->need == NEED_NOW) {
		call_finished(tracer, task, 0);
		return;
	}
	call->active = call->need == NEED_EXIT || call->restore ||
		       (control && ready_is_silent_wait(task));
	if (!call->active)
		call_clear(call);
	tracer_resume(tracer, task, 0);
}

void
on_call_entry(struct tracer *tracer, struct task *task)
{
	struct call *call = &task->call;

	call_clear(call);
	if (!tracer->started || tracer->ending || call_read(task) == -1) {
		tracer_resume(tracer, task, 0);
		return;
	}
	one_cpu_call(&tracer->one_cpu, call->nr);
	call->need = decode_entry(task, tracer->model);
	keepers_translate_call(tracer, &call->event);
	call->event.began_ns = tracer_now(tracer);
	call->event.began_seq = tracer->model->seq;
	repeat_call(tracer, task);
	if (nap_pass(tracer, task)) {
		call_finished(tracer, task, 0);
		return;
	}
	if (turn_wanted(tracer, task) && turn_hold(tracer, task, HOLD_ENTRY))
		return;
	call_proceed(tracer, task);
}

void
call_complete(struct tracer *tracer, struct task *task)
{
	struct registers regs;

	if (task->call.active && !tracer->ending &&
	    registers_get(task->tid, &regs) == 0) {
		nap_woken(tracer, task, &regs);
		if (task->call.restore)
			call_restore_args(task, &regs);
		tell(tracer, task, regs.result);
	}
	call_clear(&task->call);
	tracer_resume(tracer, task, 0);
}

void
on_call_exit(struct tracer *tracer, struct task *task)
{
	/* one whose failure we inject was skipped: it has no exit stop */
	if (ignored_undo(task, 0))
		tracer_resume(tracer, task, 0);
	else if (!turn_hold(tracer, task, HOLD_EXIT))
		call_complete(tracer, task);
}

/* Where a signal struck that tells of a broken program; else NULL. */
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

void
on_signal(struct tracer *tracer, struct task *task, int sig)
{
	struct event event = task_event(task, EVENT_SIGNAL);

	event.flags = sig;
	if (tracer->started && !tracer->ending) {
		const struct process *process =
			model_process(tracer->model, task->pid);

		event.stack = stack_of_crash(task, sig);
		tracer_emit(tracer, &event);
		if (sig == SIGALRM && task->timer == 1)
			task->timer = 0;
		if (process && sig > 0 && sig < 65 &&
		    (process->handled >> (sig - 1) & 1))
			task->handlers++;
	}
	ignored_undo(task, sig);
	task->signal = sig;
	if (!turn_hold(tracer, task, HOLD_SIGNAL))
		tracer_resume(tracer, task, sig);
}
