/* SPDX-License-Identifier: MIT */
/* System call stops. */
#include "probe/tracer/syscall_stop.h"
#include "probe/control/turn_time.h"
#include "probe/decode/decode.h"
#include "probe/decode/decode_exit.h"
#include "probe/decode/decode_poll.h"
#include "probe/live/call_regs.h"
#include "probe/live/registers.h"
#include "probe/live/stack_capture.h"
#include "probe/live/stdio_peek.h"
#include "probe/model/model.h"
#include "probe/tracer/ignored.h"
#include "probe/tracer/tell.h"
#include "probe/waits/would_block.h"
#include <errno.h>

/* A thread may read and write thousands of times: its first calls suffice. */
enum { CAPTURES_MAX = 512 };

static bool
wants_stack(struct task *task)
{
	const struct event *event = &task->call.event;

	if (!task->subject || !task->image)
		return false;
	if (event->kind != EVENT_READ && event->kind != EVENT_WRITE &&
	    event->kind != EVENT_POLL)
		return event->kind != EVENT_SIGACTION &&
		       event->kind != EVENT_SIGRETURN;
	if (event->kind == EVENT_POLL && !poll_may_tell(task))
		return false;
	return task->captures++ < CAPTURES_MAX;
}

/* What the tracer itself must remember of the call. */
static void
note(struct tracer *tracer, struct task *task)
{
	const struct event *event = &task->call.event;

	if (event->kind == EVENT_SIGRETURN && task->handlers > 0) {
		task->handlers--;
		task->anywhere >>= 1;
	}
	/* virtual timers are no reason to wait */
	if (event->kind == EVENT_TIMER && !tracer->live.virtual_ns)
		task->timer = event->flags;
}

static void
tell(struct tracer *tracer, struct task *task, long result)
{
	struct event out[2];
	int count = decode_exit(task, tracer->live.model, result, out);

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

/* The call is not made, or its result is certain: tell the model this result,
 * and let the thread run. */
static void
finish(struct tracer *tracer, struct task *task, long result)
{
	tell(tracer, task, result);
	tracer_resume(tracer, task, 0);
}

/* The tracer's own part among the consultants: capture where the call is made,
 * and what is printed but not yet written. */
static struct answer_to_call
look_closer(void *self, struct live *live, struct task *task)
{
	struct call *call = &task->call;

	(void)self;
	if ((call->need != NEED_NOTHING || call->event.kind == EVENT_FORK) &&
	    wants_stack(task) && !call->stack) {
		call_read_rest(task);
		call->stack =
			stack_capture(task->tid, &call->regs, task->image);
	}
	if (!live->controlled && decode_no_program(task))
		return (struct answer_to_call){.action = SKIP,
					       .result = -ENOENT};
	if (decode_replaces(task, live->model)) {
		call->event.stdio = call->stdio;
		call->event.stdio_len = stdio_pending(
			task->tid, task->image, call->stdio, STDIO_ROWS_MAX);
	}
	if (call->event.kind == EVENT_EXEC_FAILED && task->subject &&
	    task->image)
		call->stdio_len = stdio_pending(task->tid, task->image,
						call->stdio, STDIO_ROWS_MAX);
	return (struct answer_to_call){.action = GO_ON};
}

struct consultant
look_closer_consultant(void)
{
	return (struct consultant){.entry = look_closer};
}

/* All have been asked: the call is made. */
static void
make_call(struct tracer *tracer, struct task *task)
{
	struct call *call = &task->call;

	if (call->need == NEED_NOW) {
		finish(tracer, task, 0);
		return;
	}
	call->active = call->need == NEED_EXIT || call->restore ||
		       task->turn.due_ns ||
		       (tracer->live.controlled && would_block_silently(task));
	if (!call->active)
		call_clear(call);
	tracer_resume(tracer, task, 0);
}

static void
skip_call(struct tracer *tracer, struct task *task, long result)
{
	const struct call *call = &task->call;

	call_skip(task, result);
	task->turn.due_ns = 0;
	/* such a call is reported as made, whatever its result */
	if (call->need == NEED_NOW && !call->event.injected)
		result = 0;
	finish(tracer, task, result);
}

/* Deliver signals first: the thread then stops at the same entry again. */
static void
make_again(struct tracer *tracer, struct task *task)
{
	call_again(task);
	call_clear(&task->call);
	tracer_resume(tracer, task, 0);
}

/* Ask the consultants, from number `from` on, what to do with the call. */
static void
ask(struct tracer *tracer, struct task *task, size_t from)
{
	for (size_t i = from; i < tracer->asked_len; i++) {
		const struct consultant *asked = &tracer->asked[i];
		struct answer_to_call answer;

		if (!asked->entry)
			continue;
		answer = asked->entry(asked->self, &tracer->live, task);
		switch (answer.action) {
		case GO_ON:
			break;
		case HOLD:
			task->asked = i + 1;
			return;
		case SKIP:
			skip_call(tracer, task, answer.result);
			return;
		case CUT:
			call_set_arg(task, 2, answer.size);
			break;
		case AGAIN:
			make_again(tracer, task);
			return;
		}
	}
	make_call(tracer, task);
}

void
on_call_entry(struct tracer *tracer, struct task *task)
{
	struct live *live = &tracer->live;
	struct call *call = &task->call;

	call_clear(call);
	if (!live->started || live_over(live) || call_read(task) == -1) {
		tracer_resume(tracer, task, 0);
		return;
	}
	cpu_pin_call(&tracer->cpu_pin, call->nr);
	call->need = decode_entry(task, live->model);
	box_processes_translate_call(&tracer->boxed, live->model, &call->event);
	call->event.began_ns = live_now(live);
	call->event.began_seq = live->model->seq;
	ask(tracer, task, 0);
}

/* result: NULL if it can't be read. */
static void
complete(struct tracer *tracer, struct task *task, long *result)
{
	if (task->call.active && !live_over(&tracer->live) && result) {
		for (size_t i = 0; i < tracer->asked_len; i++)
			if (tracer->asked[i].exit)
				tracer->asked[i].exit(tracer->asked[i].self,
						      &tracer->live, task,
						      result);
		if (task->call.restore)
			call_restore_args(task);
		tell(tracer, task, *result);
	}
	call_clear(&task->call);
	tracer_resume(tracer, task, 0);
}

/* Was the call interrupted only because we trace, so that it is made again? */
static bool
made_again(struct task *task, long result)
{
	struct registers regs;

	if (turn_was_cut(task, result)) {
		call_again(task);
		return true;
	}
	return result == -EINTR && registers_get(task->tid, &regs) == 0 &&
	       ignored_undo(task, &regs, 0);
}

void
on_call_exit(struct tracer *tracer, struct task *task)
{
	long result;
	bool got = registers_result(task->tid, &result) == 0;

	/* a call with an injected error was skipped and has no exit stop */
	if (got && made_again(task, result)) {
		call_clear(&task->call);
		tracer_resume(tracer, task, 0);
	} else if (!turn_hold(&tracer->control, &tracer->live, task,
			      HOLD_EXIT)) {
		complete(tracer, task, got ? &result : NULL);
	}
}

void
release(struct tracer *tracer, struct task *task)
{
	struct answer_to_call answer;
	long result;

	switch (turn_release(&tracer->control, task, &answer)) {
	case HOLD_ENTRY:
		if (answer.action == SKIP)
			skip_call(tracer, task, answer.result);
		else if (answer.action == AGAIN)
			make_again(tracer, task);
		else
			ask(tracer, task, task->asked);
		break;
	case HOLD_EXIT:
		complete(tracer, task,
			 registers_result(task->tid, &result) == 0 ? &result
								   : NULL);
		break;
	case HOLD_SIGNAL:
		tracer_resume(tracer, task, task->signal);
		break;
	default:
		tracer_resume(tracer, task, 0);
		break;
	}
}
