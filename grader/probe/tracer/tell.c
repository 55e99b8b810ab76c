/* SPDX-License-Identifier: MIT */
/* Pass events on, and resume threads; see tell.h. */
#include "probe/tracer/tell.h"
#include "probe/events/record.h"
#include "probe/events/record_write.h"
#include "probe/lines/lines.h"
#include "probe/model/model_apply.h"
#include <sys/ptrace.h>

/* The first place in the program that a report may name: let the line reader
 * read the program's file while the program runs. */
static void
prepare_lines(struct tracer *tracer, const struct stack *stack)
{
	cpu_set_t others;

	lines_prepare(tracer->lines, stack,
		      cpu_pin_others(&tracer->cpu_pin, &others) ? &others
								: NULL);
	tracer->lines = NULL;
}

void
tracer_emit(struct tracer *tracer, struct event *event)
{
	struct live *live = &tracer->live;
	struct stack *stack = event->stack;
	uint64_t seq;

	if (live_over(live) && !tracer->telling_end) {
		stack_unref(stack);
		return;
	}
	if (!event->time_ns)
		event->time_ns = live_now(live);
	if (!event->began_ns)
		event->began_ns = event->time_ns;
	if (tracer->lines && stack)
		prepare_lines(tracer, stack);
	box_processes_translate(&tracer->boxed, live->model, event);
	stack_ref(stack); /* the model takes over one reference */
	seq = live->model->seq;
	model_apply(live->model, event);
	if (live->model->seq != seq)
		event->seq = live->model->seq;
	if (tracer->record)
		record_write(tracer->record, event);
	for (size_t i = 0; i < tracer->asked_len; i++)
		if (tracer->asked[i].event)
			tracer->asked[i].event(tracer->asked[i].self, live,
					       event);
	stack_unref(stack);
}

void
tracer_resume(struct tracer *tracer, struct task *task, int sig)
{
	bool exit_wanted = task->call.active && !tracer->ended;

	if (live_over(&tracer->live) && !tracer->ended)
		return;
	ptrace(exit_wanted ? PTRACE_SYSCALL : PTRACE_CONT, task->tid, NULL,
	       (long)sig);
}
