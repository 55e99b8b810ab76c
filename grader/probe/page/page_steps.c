/* SPDX-License-Identifier: MIT */
/* Which events are steps of a page; see page_steps.h. */
#include "probe/page/page_steps.h"
#include "probe/page/page_call.h"
#include "probe/page/page_changes.h"
#include "probe/report/last_call.h"
#include <stdlib.h>

#define MOST_STEPS 10000 /* a page with many more opens slowly */
#define WHOLE 1000       /* events at each end that are always steps */

struct building {
	const struct run_result *result;
	struct page_steps *out;
	struct page_changes changes;
};

static const struct process *
actor(const struct model *model, const struct event *event)
{
	for (size_t i = model->process_len; i-- > 0;)
		if (event_of(event, model->processes[i]))
			return model->processes[i];
	return NULL;
}

/** Leave out calls that only set up a program: its loader's, and signal
 *  handlers of programs such as a shell. */
static bool
is_step(const struct event *event)
{
	return event->origin != ORIGIN_LOADER &&
	       !(event->kind == EVENT_SIGACTION &&
		 event->origin == ORIGIN_OTHER);
}

/** Is it an event that changes the course of the run? */
static bool
is_turn(const struct building *b, const struct event *event)
{
	const struct findings *findings = b->result->findings;

	switch (event->kind) {
	case EVENT_START:
	case EVENT_FORK:
	case EVENT_EXEC:
	case EVENT_EXIT:
	case EVENT_PIPE:
	case EVENT_BLOCKED:
	case EVENT_END:
		return true;
	default:
		break;
	}
	for (size_t i = 0; findings && i < findings->len; i++) {
		const struct finding *finding = findings->list[i];

		if (finding->moment == event)
			return true;
		for (size_t j = 0; j < finding->source_len; j++)
			if (finding->sources[j].event == event)
				return true;
	}
	return false;
}

/** In a long run, only some events are steps: all at both ends, and in between
 *  those that change its course, and one in every so many. */
static bool
is_kept(const struct building *b, size_t at)
{
	const struct model *model = b->result->model;
	size_t each = model->log_len / MOST_STEPS + 1;

	return at < WHOLE || at + WHOLE >= model->log_len || at % each == 0 ||
	       (is_turn(b, model->log[at]) && b->out->len < 2 * MOST_STEPS);
}

static void
add_step(struct building *b, size_t at)
{
	const struct event *event = b->result->model->log[at];
	const struct process *process = actor(b->result->model, event);
	json_t *step;

	if (process)
		page_changes_event(&b->changes, process, event);
	if (!is_step(event))
		return;
	if (!is_kept(b, at)) {
		b->out->left_out++;
		return;
	}
	if (process)
		page_changes_line(&b->changes, process, event);
	step = page_call(event);
	json_object_update_new(
		step, json_pack("{s:i, s:I, s:I, s:f, s:o}", "p",
				process ? process->n : 0, "seq",
				(json_int_t)event->seq, "began",
				(json_int_t)event->began_seq, "ms",
				(double)event->time_ns / 1e6, "d",
				page_changes_take(&b->changes, event->seq)));
	json_array_append_new(b->out->steps, step);
	b->out->seqs[b->out->len++] = event->seq;
}

int
page_steps(struct page_steps *out, const struct run_result *result)
{
	size_t len = result->model->log_len;
	struct building b = {.result = result, .out = out};
	int status = page_changes_begin(&b.changes, result);

	*out = (struct page_steps){.steps = json_array(),
				   .seqs = calloc(len + 1, sizeof(uint64_t))};
	if (!out->seqs)
		status = -1;
	for (size_t i = 0; i < len && status == 0; i++)
		add_step(&b, i);
	page_changes_end(&b.changes);
	return status;
}

void
page_steps_free(struct page_steps *steps)
{
	json_decref(steps->steps);
	free(steps->seqs);
}
