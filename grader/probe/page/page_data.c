/* SPDX-License-Identifier: MIT */
/* A run as data for the page; see page_data.h. */
#include "probe/page/page_data.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include "probe/report/report_sites.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define MOST_STEPS 20000 /* a page of more is too large to open */

struct building {
	const struct run_result *result;
	json_t *deltas; /* of the step that is being made */
	json_t *steps;
	json_t **tables; /* the last ones told, by process */
	int64_t *fills;  /* by index of the pipe */
	uint64_t *seqs;  /* of the event of each step */
	size_t left_out;
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

static void
tell_fill(struct building *b, const struct event *event)
{
	const struct model *model = b->result->model;
	const struct pipe *pipe = event->ofd ? event->ofd->pipe : NULL;
	int64_t bytes = (int64_t)event->bytes;

	if (!pipe || pipe->n == 0)
		return;
	for (size_t i = 0; i < model->pipe_len; i++) {
		if (model->pipes[i] != pipe)
			continue;
		b->fills[i] += event->kind == EVENT_WRITE ? bytes : -bytes;
		/* a read may be told before the write that it read of */
		tell(b, json_pack("[s, i, I]", "fill", pipe->n,
				  (json_int_t)(b->fills[i] > 0 ? b->fills[i]
							       : 0)));
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
			tell_table(b, process, event->seq);
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
		tell_fill(b, event);
		break;
	default:
		break;
	}
	tell_table(b, process, event->seq);
	tell_children(b, event);
}

/** As programs call it: libc makes clone of fork. */
static const char *
call_name(const struct event *event)
{
	if (event->kind == EVENT_FORK)
		return event->flags & FORK_THREAD  ? "thread"
		       : event->flags & FORK_VFORK ? "vfork"
						   : "fork";
	return event->kind == EVENT_PIPE ? "pipe" : event_call(event);
}

/** The call in words: "read(3) = 12". */
static char *
words_of(const struct event *event)
{
	const char *call = call_name(event);
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	if (event->kind == EVENT_END)
		fprintf(out, "The run is over: %s",
			outcome_name((enum outcome)event->result));
	else if (event->kind == EVENT_SIGNAL)
		fprintf(out, "is sent %s", signal_name(event->flags));
	else if (event->kind == EVENT_EXIT && WIFSIGNALED((int)event->result))
		fprintf(out, "is killed by %s",
			signal_name(WTERMSIG((int)event->result)));
	else if (event->kind == EVENT_EXIT)
		fprintf(out, "exits with status %d",
			WEXITSTATUS((int)event->result));
	else if (event->kind == EVENT_START)
		fputs("starts", out);
	else if (event->kind == EVENT_RUNNING)
		fputs("computes", out);
	else {
		fprintf(out, "%s%s(",
			event->kind == EVENT_BLOCKED ? "waits in " : "", call);
		if (event->kind == EVENT_PIPE)
			fprintf(out, "[%d, %d]", event->fd, event->fd2);
		else if (event->kind == EVENT_DUP)
			fprintf(out, "%d, %d", event->fd, event->fd2);
		else if (event->path)
			text_put(out, event->path);
		else if (event_has_fd(event))
			fprintf(out, "%d", event->fd);
		else if (event->kind == EVENT_KILL)
			fprintf(out, "%d, %s", (int)event->child,
				signal_name(event->flags));
		fputc(')', out);
		if (event->kind == EVENT_FORK)
			fprintf(out, " = %d", (int)event->child);
		else if (event->result < 0)
			fprintf(out, ": %s", strerror((int)-event->result));
		else if (event->kind != EVENT_BLOCKED)
			fprintf(out, " = %ld",
				event->kind == EVENT_OPEN ? (long)event->fd
							  : event->result);
		if (event->kind == EVENT_READ && event->result == 0 &&
		    event->size > 0)
			fputs(", end of file", out);
		if (event->calls > 1)
			fprintf(out, ", %llu times",
				(unsigned long long)event->calls);
	}
	fclose(out);
	return text;
}

/** What only readies a program: its loader's calls, a shell's handlers. */
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

static void
add_step(struct building *b, const struct event *event)
{
	const struct process *process = actor(b->result->model, event);
	char *words;

	if (process)
		tell_changes(b, process, event);
	if (!is_step(event))
		return;
	if (json_array_size(b->steps) == MOST_STEPS) {
		b->left_out++;
		return;
	}
	if (process)
		tell_line(b, process, event);
	words = words_of(event);
	b->seqs[json_array_size(b->steps)] = event->seq;
	json_array_append_new(
		b->steps,
		json_pack("{s:o, s:i, s:I, s:I, s:f, s:O}", "t",
			  report_string(words), "p", process ? process->n : 0,
			  "seq", (json_int_t)event->seq, "began",
			  (json_int_t)event->began_seq, "ms",
			  (double)event->time_ns / 1e6, "d", b->deltas));
	free(words);
	json_decref(b->deltas);
	b->deltas = json_array();
}

/** The first step at or after that event; the last one without. */
static size_t
step_of(const struct building *b, const struct event *event)
{
	size_t len = json_array_size(b->steps), i = 0;

	if (!event || event->seq == 0)
		return len ? len - 1 : 0;
	while (i + 1 < len && b->seqs[i] < event->seq)
		i++;
	return i;
}

static json_t *
findings_json(const struct building *b)
{
	const struct findings *findings = b->result->findings;
	json_t *list = json_array();

	for (size_t i = 0; findings && i < findings->len; i++) {
		const struct finding *finding = findings->list[i];
		const struct event *event = finding->moment;

		if (!event && finding->source_len &&
		    b->result->outcome != OUTCOME_DEADLOCK)
			event = finding->sources[0].event;
		json_array_append_new(
			list,
			json_pack(
				"{s:s, s:s, s:o, s:o, s:i, s:I}", "id",
				finding->id, "severity",
				finding->severity == SEVERITY_ERROR ? "error"
								    : "warning",
				"message", report_string(finding->message),
				"next", report_string(finding->next_step), "p",
				finding->process ? finding->process->n : 0,
				"step", (json_int_t)step_of(b, event)));
	}
	return list;
}

static json_t *
processes_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		json_array_append_new(
			list,
			json_pack("{s:i, s:i, s:i}", "n", process->n, "pid",
				  (int)process_seen_pid(process), "parent",
				  process->parent ? process->parent->n : 0));
	}
	return list;
}

static json_t *
ofds_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->ofd_len; i++) {
		const struct ofd *ofd = model->ofds[i];
		const struct pipe *pipe = ofd->pipe;

		json_array_append_new(
			list, json_pack("{s:i, s:i, s:b, s:b, s:o}", "n",
					ofd->n, "pipe", pipe ? pipe->n : 0, "r",
					ofd->readable, "w", ofd->writable,
					"path", report_string(ofd->path)));
	}
	return list;
}

static json_t *
pipes_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->pipe_len; i++)
		if (model->pipes[i]->n)
			json_array_append_new(
				list,
				json_pack(
					"{s:i, s:b, s:o}", "n",
					model->pipes[i]->n, "fifo",
					model->pipes[i]->fifo, "path",
					report_string(model->pipes[i]->path)));
	return list;
}

json_t *
page_data(const struct run_result *result)
{
	const struct model *model = result->model;
	struct building b = {
		.result = result,
		.deltas = json_array(),
		.steps = json_array(),
		.tables = calloc(model->process_len + 1, sizeof(json_t *)),
		.fills = calloc(model->pipe_len + 1, sizeof(int64_t)),
		.seqs = calloc(MOST_STEPS + 1, sizeof(uint64_t))};
	json_t *data = NULL;

	if (b.tables && b.fills && b.seqs) {
		for (size_t i = 0; i < model->log_len; i++)
			add_step(&b, model->log[i]);
		data = json_pack(
			"{s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:I, s:O}", "name",
			report_string(
				model->process_len
					? process_name(model->processes[0])
					: "the program"),
			"outcome", outcome_name(result->outcome), "reason",
			report_string(result->reason), "processes",
			processes_json(model), "ofds", ofds_json(model),
			"pipes", pipes_json(model), "findings",
			findings_json(&b), "left_out", (json_int_t)b.left_out,
			"steps", b.steps);
	}
	for (size_t i = 0; b.tables && i < model->process_len; i++)
		json_decref(b.tables[i]);
	free(b.tables);
	free(b.fills);
	free(b.seqs);
	json_decref(b.deltas);
	json_decref(b.steps);
	return data;
}
