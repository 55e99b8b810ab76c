/* SPDX-License-Identifier: MIT */
#include "probe/page/page_changes.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include "probe/report/report_sites.h"
#include "probe/report/wrapped_call.h"
#include <stdlib.h>
#include <string.h>

static void
tell(struct page_changes *changes, json_t *delta)
{
	if (delta)
		json_array_append_new(changes->deltas, delta);
}

static void
tell_table(struct page_changes *changes, const struct process *process,
	   uint64_t seq)
{
	const struct moment moment = {.seq = seq};
	json_t **last = &changes->tables[process->n - 1];
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
	tell(changes, json_pack("[s, i, O]", "table", process->n, table));
}

static void
tell_state(struct page_changes *changes, const struct process *process,
	   const char *state)
{
	tell(changes, json_pack("[s, i, s]", "state", process->n, state));
}

/** Count the bytes in a pipe. A read may return before the write of its bytes
 *  does: until then the count is below 0. */
static void
count_fill(struct page_changes *changes, const struct event *event)
{
	const struct pipe *pipe = event->ofd ? event->ofd->pipe : NULL;
	int64_t bytes = (int64_t)event->bytes;

	if (!pipe || pipe->n == 0)
		return;
	changes->fills[pipe->n] += event->kind == EVENT_WRITE ? bytes : -bytes;
	changes->fill_new[pipe->n] = true;
}

/** Emit the changed tables and pipes, as they are after step `seq`. */
static void
tell_pending(struct page_changes *changes, uint64_t seq)
{
	const struct model *model = changes->result->model;

	for (size_t i = 0; i < model->process_len; i++) {
		if (changes->table_new[i])
			tell_table(changes, model->processes[i], seq);
		changes->table_new[i] = false;
	}
	for (size_t n = 1; n <= model->pipe_len; n++) {
		if (changes->fill_new[n])
			tell(changes,
			     json_pack(
				     "[s, i, I]", "fill", (int)n,
				     changes->fills[n] < 0
					     ? (json_int_t)0
					     : (json_int_t)changes->fills[n]));
		changes->fill_new[n] = false;
	}
}

/** Emit what is written to the run's own standard output or error. */
static void
tell_output(struct page_changes *changes, const struct event *event)
{
	char *text;

	if (event->kind != EVENT_WRITE || !event->ofd ||
	    !event->ofd->from_start || event->ofd->pipe || event->result <= 0 ||
	    !event->data)
		return;
	text = strndup(event->data, event->data_len);
	tell(changes, json_pack("[s, i, o]", "out", event->fd == 2 ? 2 : 1,
				report_string(text)));
	free(text);
}

static void
tell_blocked(struct page_changes *changes, const struct process *process)
{
	const struct blocked *blocked = &process->blocked;

	tell_state(changes, process, "blocked");
	tell(changes, json_pack("[s, i, i, b, i]", "wait", process->n,
				blocked->pipe ? blocked->pipe->n : 0,
				blocked->writing, (int)blocked->child));
}

static void
tell_children(struct page_changes *changes, const struct event *event)
{
	const struct model *model = changes->result->model;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (process->forked == event) {
			tell_state(changes, process, "running");
			changes->table_new[i] = true;
		}
		if (process->reap == event)
			tell_state(changes, process, "reaped");
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

void
page_changes_event(struct page_changes *changes, const struct process *process,
		   const struct event *event)
{
	switch (event->kind) {
	case EVENT_EXIT:
		tell_state(changes, process,
			   process->auto_reaped || !process->parent ? "reaped"
								    : "zombie");
		break;
	case EVENT_BLOCKED:
		tell_blocked(changes, process);
		break;
	case EVENT_START:
		tell_state(changes, process, "running");
		/* fall through */
	case EVENT_EXEC:
		tell(changes,
		     json_pack("[s, i, o]", "name", process->n,
			       report_string(name_after(process, event))));
		break;
	case EVENT_WRITE:
		tell_output(changes, event);
		/* fall through */
	case EVENT_READ:
		count_fill(changes, event);
		break;
	default:
		break;
	}
	changes->table_new[process->n - 1] = true;
	tell_children(changes, event);
}

/** Append a place, after the given items, and the text of its line. */
static void
add_place(json_t *delta, struct lines *lines, const char *before,
	  const struct place *place)
{
	const char *text = lines_text(lines, place);
	char *at;

	if (asprintf(&at, "%s%s:%d", before, place->file, place->line) == -1)
		return;
	json_array_append_new(delta, report_string(at));
	json_array_append_new(delta, report_string(text ? text : ""));
	free(at);
}

void
page_changes_line(struct page_changes *changes, const struct process *process,
		  const struct event *event)
{
	struct lines *lines = changes->result->lines;
	const char *wrapper;
	struct place place;
	char *called;
	json_t *delta;

	if (event_place(lines, event, &place) == -1)
		return;
	delta = json_pack("[s, i]", "line", process->n);
	add_place(delta, lines, "", &place);
	if (event_caller(lines, event, &place, &wrapper) == 0 &&
	    asprintf(&called, "%s() called at ", wrapper) != -1) {
		add_place(delta, lines, called, &place);
		free(called);
	}
	tell(changes, delta);
}

json_t *
page_changes_take(struct page_changes *changes, uint64_t seq)
{
	json_t *deltas;

	tell_pending(changes, seq);
	deltas = changes->deltas;
	changes->deltas = json_array();
	return deltas;
}

int
page_changes_begin(struct page_changes *changes,
		   const struct run_result *result)
{
	const struct model *model = result->model;
	size_t processes = model->process_len + 1;
	size_t pipes = model->pipe_len + 1;

	*changes = (struct page_changes){
		.result = result,
		.deltas = json_array(),
		.tables = calloc(processes, sizeof(json_t *)),
		.table_new = calloc(processes, sizeof(bool)),
		.fills = calloc(pipes, sizeof(int64_t)),
		.fill_new = calloc(pipes, sizeof(bool))};
	return changes->tables && changes->table_new && changes->fills &&
			       changes->fill_new
		       ? 0
		       : -1;
}

void
page_changes_end(struct page_changes *changes)
{
	size_t len = changes->result->model->process_len;

	for (size_t i = 0; changes->tables && i < len; i++)
		json_decref(changes->tables[i]);
	free(changes->tables);
	free(changes->table_new);
	free(changes->fills);
	free(changes->fill_new);
	json_decref(changes->deltas);
}
