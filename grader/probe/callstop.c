/* System call and signal stops. */
#include "decode.h"
#include "stdio_peek.h"
#include "tracer.h"
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/user.h>

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
	if (task->call.event.kind == EVENT_SIGRETURN && task->handlers > 0)
		task->handlers--;
	if (task->call.event.kind == EVENT_TIMER)
		task->timer = task->call.event.flags;
	call_clear(&task->call);
}

void
on_call_entry(struct tracer *tracer, struct task *task)
{
	struct call *call = &task->call;
	enum need need;

	call_clear(call);
	if (!tracer->started || tracer->ending ||
	    ptrace(PTRACE_GETREGS, task->tid, NULL, &call->regs) == -1) {
		tracer_resume(tracer, task, 0);
		return;
	}
	call->nr = (int)call->regs.orig_rax;
	need = decode_entry(task, tracer->model);
	if (need == NEED_NOTHING) {
		call_clear(call);
	} else {
		call->event.began_ns = tracer_now(tracer);
		call->event.began_seq = tracer->model->seq;
		if (wants_stack(task))
			call->stack = stack_capture(task->tid, &call->regs,
						    task->image);
		if (call->event.kind == EVENT_EXEC_FAILED && task->subject &&
		    task->image)
			call->stdio_len =
				stdio_pending(task->pid, task->image,
					      call->stdio, STDIO_ROWS_MAX);
		if (need == NEED_NOW)
			tell(tracer, task, 0);
		else
			call->active = true;
	}
	tracer_resume(tracer, task, 0);
}

void
on_call_exit(struct tracer *tracer, struct task *task)
{
	struct user_regs_struct regs;

	if (task->call.active && !tracer->ending &&
	    ptrace(PTRACE_GETREGS, task->tid, NULL, &regs) == 0)
		tell(tracer, task, (long)regs.rax);
	call_clear(&task->call);
	tracer_resume(tracer, task, 0);
}

void
on_signal(struct tracer *tracer, struct task *task, int sig)
{
	struct event event = {.kind = EVENT_SIGNAL,
			      .origin = task->subject ? ORIGIN_OWN
						      : ORIGIN_OTHER,
			      .pid = task->pid,
			      .tid = task->tid,
			      .nr = -1,
			      .fd = -1,
			      .fd2 = -1,
			      .flags = sig};

	if (tracer->started && !tracer->ending) {
		const struct process *process =
			model_process(tracer->model, task->pid);

		tracer_emit(tracer, &event);
		if (sig == SIGALRM && task->timer == 1)
			task->timer = 0;
		if (process && sig > 0 && sig < 65 &&
		    (process->handled >> (sig - 1) & 1))
			task->handlers++;
	}
	tracer_resume(tracer, task, sig);
}
