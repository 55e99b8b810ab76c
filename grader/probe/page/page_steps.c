/* SPDX-License-Identifier: MIT */
/* The steps of a page: what each event changed; see page_steps.h. */
#include "probe/page/page_steps.h"
#include "probe/page/page_call.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include "probe/report/report_sites.h"
#include <stdlib.h>
#include <string.h>

#define MOST_STEPS 10000 /* a page with many more is slow to open */
#define WHOLE 1000       /* events at both ends that are always steps */

struct building {
	const struct run_result *result;
	struct page_steps *out;
	json_t *deltas;  /* of the step that is being made */
	json_t **tables; /* the last ones reported, by process */
	bool *table_new; /* may have changed since then */
	int64_t *fills;  /* by number of the pipe */
	bool *fill_new;
};

static void
tell(struct building *b, json_t *delta)
{
	if (delta)
		json_array_append_new(b->deltas, delta);
}

static const struct process *
actor(const struct model *model, const struct event *event)
{
	for (size_t i = model->process_len; i-- > 0;)
		if (event_of(event, model->processes[i]))
			return model->processes[i];
	return NULL;
}

static void
tell_table(struct building *b, const struct process *process, uint64_t seq)
{
	const struct moment moment = {.seq = seq};
	json_t **last = &b->tables[process->n - 1];
	const struct desc **rows = NULL;
	json_t *table = json_array();
	ssize_t len = moment_alive(&moment, process)
			      ? moment_table(&moment, process, &rows)
			      : 0;

	for (ssize_t i = 0; i < len; i++)
		json_array_append_new(table, json_pack("[i, i, b]", rows[i]->fd,
						       rows[i]->ofd->n,
						       rows[i]->cloexec));
	free(rows);
	if (*last && json_equal(*last, table)) {
		json_decref(table);
		return;
	}
	json_decref(*last);
	*last = table;
	tell(b, json_pack("[s, i, O]", "table", process->n, table));
}

static void
tell_state(struct building *b, const struct process *process, const char *state)
{
	tell(b, json_pack("[s, i, s]", "state", process->n, state));
}

/** A reader may return from its call before the writer of those bytes does:
    then the count is below 0. */
static void
count_fill(struct building *b, const struct event *event)
{
	const struct pipe *pipe = event->ofd ? event->ofd->pipe : NULL;
	int64_t bytes = (int64_t)event->bytes;

	if (!pipe || pipe->n == 0)
		return;
	b->fills[pipe->n] += event->kind == EVENT_WRITE ? bytes : -bytes;
	b->fill_new[pipe->n] = true;
}

/** Tables and pipes as they are after the step with that number. */
static void
tell_pending(struct building *b, uint64_t seq)
{
	const struct model *model = b->result->model;

	for (size_t i = 0; i < model->process_len; i++) {
		if (b->table_new[i])
			tell_table(b, model->processes[i], seq);
		b->table_new[i] = false;
	}
	for (size_t n = 1; n <= model->pipe_len; n++) {
		if (b->fill_new[n])
			tell(b, json_pack("[s, i, I]", "fill", (int)n,
					  b->fills[n] < 0
						  ? (json_int_t)0
						  : (json_int_t)b->fills[n]));
		b->fill_new[n] = false;
	}
}

/** What goes to the first program's standard output or error output. */
static void
tell_output(struct building *b, const struct event *event)
{
	char *text;

	if (!event->ofd || !event->ofd->from_start || event->ofd->pipe ||
	    event->result <= 0 || !event->data)
		return;
	text = strndup(event->data, event->data_len);
	tell(b, json_pack("[s, i, o]", "out", event->fd == 2 ? 2 : 1,
			  report_string(text)));
	free(text);
}

static void
tell_blocked(struct building *b, const struct process *process)
{
	const struct blocked *blocked = &process->blocked;

	tell_state(b, process, "blocked");
	tell(b, json_pack("[s, i, i, b, i]", "wait", process->n,
			  blocked->pipe ? blocked->pipe->n : 0,
			  blocked->writing, (int)blocked->child));
}

static void
tell_children(struct building *b, const struct event *event)
{
	const struct model *model = b->result->model;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (process->forked == event) {
			tell_state(b, process, "running");
			b->table_new[i] = true;
		}
		if (process->reap == event)
			tell_state(b, process, "reaped");
	}
}

static const char *
name_after(const struct process *process, const struct event *event)
{
	const struct moment moment = {.seq = event->seq};
	const char *path = moment_run(&moment, process)->path;
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? slash + 1 : path;
}

static void
tell_changes(struct building *b, const struct process *process,
	     const struct event *event)
{
	switch (event->kind) {
	case EVENT_EXIT:
		tell_state(b, process,
			   process->auto_reaped || !process->parent ? "reaped"
								    : "zombie");
		break;
	case EVENT_BLOCKED:
		tell_blocked(b, process);
		break;
	case EVENT_START:
		tell_state(b, process, "running");
		/* fall through */
	case EVENT_EXEC:
		tell(b, json_pack("[s, i, o]", "name", process->n,
				  report_string(name_after(process, event))));
		break;
	case EVENT_WRITE:
		tell_output(b, event);
		/* fall through */
	case EVENT_READ:
		count_fill(b, event);
		break;
	default:
		break;
	}
	b->table_new[process->n - 1] = true;
	tell_children(b, event);
}

/** Calls that only prepare a program: its loader's calls, a shell's
 *  handlers. */
static bool
is_step(const struct event *event)
{
	return event->origin != ORIGIN_LOADER &&
	       !(event->kind == EVENT_SIGACTION &&
		 event->origin == ORIGIN_OTHER);
}

static void
tell_line(struct building *b, const struct process *process,
	  const struct event *event)
{
	struct place place;
	const char *text;
	char *at = NULL;

	if (event_place(b->result->lines, event, &place) == -1 ||
	    asprintf(&at, "%s:%d", place.file, place.line) == -1)
		return;
	text = lines_text(b->result->lines, &place);
	tell(b, json_pack("[s, i, o, o]", "line", process->n, report_string(at),
			  report_string(text ? text : "")));
	free(at);
}

/** An event that says more than that calls go on as before. */
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

/** If there are too many events, only some are steps: all at both ends, and
    between them those that change the course of the run, and one in so many. */
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
		tell_changes(b, process, event);
	if (!is_step(event))
		return;
	if (!is_kept(b, at)) {
		b->out->left_out++;
		return;
	}
	if (process)
		tell_line(b, process, event);
	tell_pending(b, event->seq);
	step = page_call(event);
	json_object_update_new(
		step, json_pack("{s:i, s:I, s:I, s:f, s:o}", "p",
				process ? process->n : 0, "seq",
				(json_int_t)event->seq, "began",
				(json_int_t)event->began_seq, "ms",
				(double)event->time_ns / 1e6, "d", b->deltas));
	b->deltas = json_array();
	json_array_append_new(b->out->steps, step);
	b->out->seqs[b->out->len++] = event->seq;
}

int
page_steps(struct page_steps *out, const struct run_result *result)
{
	const struct model *model = result->model;
	struct building b = {
		.result = result,
		.out = out,
		.deltas = json_array(),
		.tables = calloc(model->process_len + 1, sizeof(json_t *)),
		.table_new = calloc(model->process_len + 1, sizeof(bool)),
		.fills = calloc(model->pipe_len + 1, sizeof(int64_t)),
		.fill_new = calloc(model->pipe_len + 1, sizeof(bool))};
	int status = -1;

	*out = (struct page_steps){
		.steps = json_array(),
		.seqs = calloc(model->log_len + 1, sizeof(uint64_t))};
	if (b.tables && b.table_new && b.fills && b.fill_new && out->seqs) {
		for (size_t i = 0; i < model->log_len; i++)
			add_step(&b, i);
		status = 0;
	}
	for (size_t i = 0; b.tables && i < model->process_len; i++)
		json_decref(b.tables[i]);
	free(b.tables);
	free(b.table_new);
	free(b.fills);
	free(b.fill_new);
	json_decref(b.deltas);
	return status;
}

void
page_steps_free(struct page_steps *steps)
{
	json_decref(steps->steps);
	free(steps->seqs);
}
