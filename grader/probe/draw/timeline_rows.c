/* SPDX-License-Identifier: MIT */
#include "probe/draw/timeline_rows.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include <signal.h>
#include <string.h>

#define MOST_ROWS 240  /* of a longer run, the middle is left out */
#define HEAD_ROWS 160  /* of these, rows for the beginning */
#define SHOWN_APART 3  /* similar calls with rows of their own */
#define MOST_LOOKED 16 /* rows of the process searched, from its newest */

struct builder {
	struct timeline *timeline;
	const struct run_result *result;
	uint64_t *bytes; /* per row */
};

static bool
on_pipe(const struct process *process, const struct event *event)
{
	struct moment before = {.seq = event->seq - 1};
	const struct desc *desc = moment_desc(&before, process, event->fd);

	return desc && desc->ofd && desc->ofd->pipe;
}

/** Shown: all of the program's own calls, and any process's on pipes. */
static bool
is_shown(const struct process *process, const struct event *event)
{
	switch (event->kind) {
	case EVENT_START:
	case EVENT_FORK:
	case EVENT_EXEC:
	case EVENT_EXIT:
	case EVENT_BLOCKED:
		return true;
	case EVENT_SIGNAL:
		return event->flags != SIGCHLD ||
		       process_handles(process, SIGCHLD);
	case EVENT_WAIT:
	case EVENT_KILL:
	case EVENT_PIPE:
	case EVENT_MKNOD:
		return event->origin != ORIGIN_LOADER;
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_CLOSE:
	case EVENT_DUP:
		return event->origin == ORIGIN_OWN || on_pipe(process, event);
	case EVENT_OPEN:
	case EVENT_UNLINK:
	case EVENT_EXEC_FAILED:
	case EVENT_SLEEP:
	case EVENT_CLOSE_RANGE:
		return event->origin == ORIGIN_OWN;
	default:
		return false;
	}
}

static const char *
base_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? slash + 1 : path;
}

/**
 * execlp and execvp, called on one line of the source, try a program's name in
 * one folder of PATH after another: if one has it, the attempts before were no
 * failures.
 */
static bool
is_path_search(const struct builder *b, const struct process *process,
	       const struct event *event)
{
	struct place tried, found;
	size_t i = 0;

	if (event->kind != EVENT_EXEC_FAILED || !event->path)
		return false;
	while (i < process->run_len &&
	       (!process->runs[i].exec ||
		process->runs[i].exec->seq < event->seq))
		i++;
	return i < process->run_len && process->runs[i].path &&
	       strcmp(base_name(event->path),
		      base_name(process->runs[i].path)) == 0 &&
	       event_place(b->result->lines, event, &tried) == 0 &&
	       event_place(b->result->lines, process->runs[i].exec, &found) ==
		       0 &&
	       tried.line == found.line && strcmp(tried.file, found.file) == 0;
}

static const struct process *
maker(const struct model *model, const struct event *event)
{
	for (size_t i = model->process_len; i-- > 0;)
		if (event_of(event, model->processes[i]))
			return model->processes[i];
	return NULL;
}

static bool
repeats(const struct event *event)
{
	return event->kind == EVENT_READ || event->kind == EVENT_WRITE ||
	       event->kind == EVENT_WAIT || event->kind == EVENT_SLEEP ||
	       event->kind == EVENT_OPEN || event->kind == EVENT_KILL ||
	       event->kind == EVENT_EXEC_FAILED || event->kind == EVENT_SIGNAL;
}

static bool
alike(const struct event *a, const struct event *b)
{
	return a->kind == b->kind && a->fd == b->fd &&
	       (a->result < 0 ? b->result == a->result
			      : (b->result > 0) == (a->result > 0));
}

/**
 * The row that should also count this call: the newest similar one, if there
 * are already several and the process has only repeated itself since. NULL: the
 * call gets a row of its own.
 */
static struct timeline_row *
row_to_join(const struct builder *b, const struct process *process,
	    const struct event *event)
{
	struct timeline_row *newest = NULL;
	int run = 0, looked = 0;

	if (!repeats(event) || (event->kind == EVENT_WAIT && event->result > 0))
		return NULL;
	for (size_t i = b->timeline->row_len;
	     i-- > 0 && looked < MOST_LOOKED;) {
		struct timeline_row *row = &b->timeline->rows[i];

		if (row->process != process)
			continue;
		if (!repeats(row->event))
			break;
		looked++;
		if (!alike(row->event, event))
			continue;
		newest = newest ? newest : row;
		if (++run == SHOWN_APART || event->kind == EVENT_EXEC_FAILED)
			return newest;
	}
	return NULL;
}

static void
add_event(struct builder *b, const struct event *event)
{
	const struct process *process = maker(b->result->model, event);
	struct timeline *timeline = b->timeline;
	struct timeline_row *row;
	uint64_t calls = event->calls ? event->calls : 1;

	if (!process || !is_shown(process, event) ||
	    is_path_search(b, process, event))
		return;
	row = row_to_join(b, process, event);
	if (row) {
		row->calls += calls;
		b->bytes[row - timeline->rows] += event->bytes;
		return;
	}
	b->bytes[timeline->row_len] = event->bytes;
	row = &timeline->rows[timeline->row_len++];
	*row = (struct timeline_row){.event = event,
				     .process = process,
				     .to_lane = -1,
				     .ms = (double)event->time_ns / 1e6,
				     .calls = calls,
				     .failed = event->result < 0 &&
					       event->result > -512 &&
					       event->kind != EVENT_EXIT,
				     .for_ever = event->kind == EVENT_BLOCKED};
}

/** Of a long run keep the beginning and the end, with a row that says so. */
static void
cut_middle(struct builder *b)
{
	struct timeline *timeline = b->timeline;
	size_t out, tail = MOST_ROWS - HEAD_ROWS - 1;
	uint64_t calls = 0;

	if (timeline->row_len <= MOST_ROWS)
		return;
	out = timeline->row_len - HEAD_ROWS - tail;
	for (size_t i = 0; i < out; i++)
		calls += timeline->rows[HEAD_ROWS + i].calls;
	timeline->rows[HEAD_ROWS] =
		(struct timeline_row){.calls = calls,
				      .to_lane = -1,
				      .ms = timeline->rows[HEAD_ROWS].ms};
	memmove(&timeline->rows[HEAD_ROWS + 1],
		&timeline->rows[HEAD_ROWS + out],
		tail * sizeof(timeline->rows[0]));
	memmove(&b->bytes[HEAD_ROWS + 1], &b->bytes[HEAD_ROWS + out],
		tail * sizeof(b->bytes[0]));
	timeline->row_len = MOST_ROWS;
}

void
timeline_add_rows(struct timeline *timeline, const struct run_result *result,
		  uint64_t *bytes)
{
	struct builder b = {timeline, result, bytes};

	for (size_t i = 0; i < result->model->log_len; i++)
		add_event(&b, result->model->log[i]);
	cut_middle(&b);
}
