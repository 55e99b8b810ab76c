/* SPDX-License-Identifier: MIT */
/* The picture's content: which processes, and the text for each. */
#include "probe/draw/picture_build.h"
#include "probe/base/text.h"
#include "probe/draw/picture_layout.h"
#include "probe/draw/picture_rows.h"
#include "probe/report/last_call.h"
#include "probe/report/wrapped_call.h"
#include <stdlib.h>
#include <string.h>

#define MOST_BOXES 16

static char *
run_name(const struct process_run *run, const struct process *process)
{
	const char *path = run->argv && run->argv[0] ? run->argv[0] : run->path;
	const char *slash;

	for (; !path && process; process = process->parent)
		for (size_t i = process->run_len; i-- > 0 && !path;)
			if (process->runs[i].argv)
				path = process->runs[i].argv[0];
	if (!path)
		return strdup("?");
	slash = strrchr(path, '/');
	return text_plain(slash && slash[1] ? slash + 1 : path);
}

/** What a blocked process waits for, in a few words. */
static char *
blocked_state(const struct picture_builder *b, const struct process *process)
{
	const struct blocked *blocked = &process->blocked;
	const struct process *child = NULL;

	if (blocked->fd >= 0)
		return picture_say("waits in %s(%d)", blocked->call,
				   blocked->fd);
	if (blocked->kind != WAIT_CHILD)
		return picture_say("waits in %s", blocked->call);
	if (blocked->child > 0)
		child = model_process(b->result->model, blocked->child);
	return child ? picture_say("waits for process %d", child->n)
		     : strdup("waits for a child");
}

/** "at main.c:31", with the path shortened to fit a box. */
static char *
say_place(const char *how, const struct place *place)
{
	char *file = text_shorten_path(place->file, 22);
	char *text =
		picture_say("%s %s:%d", how, file ? file : "?", place->line);

	free(file);
	return text;
}

/** Where the call was made, and, for a wrapper with many callers, where it was
 *  called from: the wrapper's own line does not tell which call is meant. */
static void
set_places(struct picture_builder *b, struct picture_box *box,
	   const struct event *event)
{
	struct lines *lines = b->result->lines;
	const char *wrapper;
	struct place place;

	if (event_place(lines, event, &place) < 0)
		return;
	box->where = say_place("at", &place);
	if (event_caller(lines, event, &place, &wrapper) == 0)
		box->caller = say_place("called at", &place);
}

static void
set_state(struct picture_builder *b, struct picture_box *box)
{
	const struct process *process = box->process;
	const struct event *event = b->picture->moment.event;

	if (picture_blocked(b, process)) {
		box->blocked = true;
		box->state = blocked_state(b, process);
		event = process->blocked.event;
	} else if (event && event_of(event, process)) {
		if (event->kind == EVENT_EXIT)
			box->state = strdup("is about to end");
		else if (event->kind == EVENT_EXEC)
			box->state = strdup("has just been exec'd");
		else
			box->state =
				picture_say("calls %s", event_function(event));
	} else {
		return;
	}
	set_places(b, box, event);
}

static int
add_box(struct picture_builder *b, const struct process *process)
{
	struct picture_box *box = &b->picture->boxes[b->picture->box_len];
	const struct finding *finding = b->picture->moment.finding;
	const struct desc **rows;
	ssize_t len = moment_table(&b->picture->moment, process, &rows);

	if (len < 0)
		return -1;
	*box = (struct picture_box){.process = process};
	b->picture->box_len++;
	box->rows = calloc((size_t)len + 2, sizeof(*box->rows));
	box->name = run_name(moment_run(&b->picture->moment, process), process);
	box->origin = process->parent
			      ? picture_say("child of %d", process->parent->n)
			      : strdup("first process");
	box->culprit = finding && finding->process == process;
	set_state(b, box);
	for (ssize_t i = 0; box->rows && i < len; i++)
		picture_add_row(b, box, rows[i]);
	if (box->rows)
		picture_add_opening(b, box);
	free(rows);
	picture_cut_rows(box);
	return box->rows && box->name && box->origin ? 0 : -1;
}

/** Which processes to keep if not all fit: the highest first. */
static int
importance(const struct picture_builder *b, const struct process *process)
{
	const struct finding *finding = b->picture->moment.finding;
	const struct desc **rows;
	ssize_t len;
	int score = 0;

	if (finding && finding->process == process)
		score += 100;
	if (picture_blocked(b, process))
		score += 20;
	len = moment_table(&b->picture->moment, process, &rows);
	for (ssize_t i = 0; i < len; i++) {
		const struct pipe *pipe = rows[i]->ofd->pipe;

		if (pipe && !picture_outside(pipe))
			score += finding && finding->pipe == pipe ? 50 : 1;
	}
	if (len >= 0)
		free(rows);
	return score;
}

/** Every live process if they all fit; else those that matter most. */
static int
add_boxes(struct picture_builder *b)
{
	const struct model *model = b->result->model;
	int *scores = calloc(model->process_len + 1, sizeof(*scores));
	size_t alive = 0;
	int least = 0;

	if (!scores)
		return -1;
	for (size_t i = 0; i < model->process_len; i++) {
		if (moment_alive(&b->picture->moment, model->processes[i])) {
			scores[i] = 1 + importance(b, model->processes[i]);
			alive++;
		}
	}
	b->picture->left_out = alive > MOST_BOXES ? alive - MOST_BOXES : 0;
	for (size_t left = b->picture->left_out; left > 0;) {
		least++;
		for (size_t i = model->process_len; i-- > 0 && left;)
			if (scores[i] == least) {
				scores[i] = 0;
				left--;
			}
	}
	for (size_t i = 0; i < model->process_len; i++) {
		if (scores[i] && add_box(b, model->processes[i]) < 0) {
			free(scores);
			return -1;
		}
	}
	free(scores);
	return 0;
}

static int
by_number(const void *a, const void *b)
{
	const struct picture_pipe *x = a, *y = b;

	return x->pipe->n - y->pipe->n;
}

/** Sort pipes by number, whatever order they were found in; rows still refer to
 *  the same pipes. */
static void
sort_pipes(struct picture *picture)
{
	const struct pipe *met[PICTURE_PIPES] = {0};
	int place[PICTURE_PIPES] = {0};

	for (size_t i = 0; i < picture->pipe_len; i++)
		met[i] = picture->pipes[i].pipe;
	qsort(picture->pipes, picture->pipe_len, sizeof(picture->pipes[0]),
	      by_number);
	for (size_t i = 0; i < picture->pipe_len; i++)
		for (size_t k = 0; k < picture->pipe_len; k++)
			if (picture->pipes[k].pipe == met[i])
				place[i] = (int)k;
	for (size_t b = 0; b < picture->box_len; b++)
		for (size_t i = 0; i < picture->boxes[b].row_len; i++) {
			struct picture_row *row = &picture->boxes[b].rows[i];

			if (row->pipe >= 0)
				row->pipe = place[row->pipe];
		}
}

static char *
title_of(const struct picture_builder *b)
{
	const struct event *event = b->picture->moment.event;
	const struct process *process =
		event ? model_process(b->result->model, event->pid) : NULL;
	int n = process ? process->n : 0;

	if (!event && b->result->outcome == OUTCOME_DEADLOCK)
		return strdup("Descriptors and pipes at the deadlock");
	if (!event && b->picture->moment.seq == UINT64_MAX)
		return strdup("Descriptors and pipes at the end");
	if (!event)
		return strdup("Descriptors and pipes while all were running");
	if (event->kind == EVENT_EXEC)
		return picture_say(
			"Descriptors and pipes after process %d's exec", n);
	if (event->kind == EVENT_EXIT)
		return picture_say("Descriptors and pipes as process %d ends",
				   n);
	return picture_say("Descriptors and pipes after process %d's %s", n,
			   event_function(event));
}

struct picture *
picture_new(const struct run_result *result)
{
	struct picture *picture = calloc(1, sizeof(*picture));
	struct picture_builder b = {.picture = picture, .result = result};

	if (!picture)
		return NULL;
	picture->moment = moment_choose(result);
	picture->boxes = calloc(MOST_BOXES, sizeof(*picture->boxes));
	picture->pipes = calloc(PICTURE_PIPES, sizeof(*picture->pipes));
	picture->title = title_of(&b);
	if (!picture->boxes || !picture->pipes || !picture->title ||
	    add_boxes(&b) < 0)
		goto failed;
	sort_pipes(picture);
	if (picture_layout(picture) < 0)
		goto failed;
	return picture;
failed:
	picture_free(picture);
	return NULL;
}
