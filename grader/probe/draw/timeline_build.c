/* SPDX-License-Identifier: MIT */
/* A timeline from its rows: lanes, text, who waited for whom. */
#include "probe/draw/timeline_build.h"
#include "probe/draw/timeline_rows.h"
#include "probe/draw/timeline_wait.h"
#include "probe/draw/timeline_words.h"
#include "probe/report/last_call.h"
#include "probe/report/wrapped_call.h"
#include <stdlib.h>
#include <string.h>

#define MOST_LANES 16 /* any further processes share the last one */

/** The rows of a process: from its fork's row to its last. */
static void
find_span(const struct timeline *timeline, struct timeline_lane *span)
{
	const struct process *process = span->process;

	span->first = timeline->row_len;
	for (size_t i = 0; i < timeline->row_len; i++) {
		const struct timeline_row *row = &timeline->rows[i];
		bool birth = row->event && row->event == process->forked;

		if (row->process != process && !birth)
			continue;
		if (span->first == timeline->row_len)
			span->first = i;
		span->last = i;
	}
	if (!process->exited || process->ended_by_probe)
		span->last = timeline->row_len - 1;
}

static void
choose_lanes(struct timeline *timeline)
{
	size_t busy_until[MOST_LANES] = {0};

	for (size_t i = 0; i < timeline->span_len; i++) {
		struct timeline_lane *span = &timeline->spans[i];
		int lane = 0;

		while (lane < timeline->lanes &&
		       busy_until[lane] >= span->first)
			lane++;
		if (lane == MOST_LANES)
			lane--;
		if (lane == timeline->lanes)
			timeline->lanes++;
		busy_until[lane] = span->last;
		span->lane = lane;
	}
}

static int
lane_of(const struct timeline *timeline, const struct process *process)
{
	for (size_t i = 0; process && i < timeline->span_len; i++)
		if (timeline->spans[i].process == process)
			return timeline->spans[i].lane;
	return -1;
}

static int
add_lanes(struct timeline *timeline, const struct model *model)
{

	timeline->spans =
		calloc(model->process_len + 1, sizeof(*timeline->spans));
	if (!timeline->spans)
		return -1;
	for (size_t i = 0; i < model->process_len; i++) {
		struct timeline_lane *span =
			&timeline->spans[timeline->span_len];

		*span = (struct timeline_lane){.process = model->processes[i]};
		find_span(timeline, span);
		if (span->first < timeline->row_len)
			timeline->span_len++;
	}
	choose_lanes(timeline);
	for (size_t i = 0; i < timeline->row_len; i++) {
		struct timeline_row *row = &timeline->rows[i];
		pid_t other = 0;

		if (!row->event)
			continue;
		row->lane = lane_of(timeline, row->process);
		if (row->event->kind == EVENT_FORK)
			other = row->event->child;
		else if (row->event->kind == EVENT_WAIT && !row->failed)
			other = (pid_t)row->event->result;
		if (other > 0)
			row->to_lane =
				lane_of(timeline, model_process(model, other));
	}
	return 0;
}

static bool
is_culprit(const struct run_result *result, const struct timeline_row *row)
{
	const struct findings *findings = result->findings;

	for (size_t i = 0; findings && i < findings->len; i++)
		if (findings->list[i]->severity == SEVERITY_ERROR &&
		    findings->list[i]->moment == row->event)
			return true;
	return false;
}

static int
add_words(struct timeline *timeline, const struct run_result *result,
	  const uint64_t *bytes)
{
	for (size_t i = 0; i < timeline->row_len; i++) {
		struct timeline_row *row = &timeline->rows[i];
		const char *wrapper;
		struct place place;
		int n = 0;

		timeline_find_wait(timeline, i);
		if (!row->event) {
			n = asprintf(&row->what, "%llu calls left out",
				     (unsigned long long)row->calls);
			row->where = strdup("");
		} else {
			row->what =
				timeline_what(result, row->process, row->event,
					      row->calls, bytes[i]);
			row->culprit = is_culprit(result, row);
			if (event_caller(result->lines, row->event, &place,
					 &wrapper) == 0 ||
			    event_place(result->lines, row->event, &place) == 0)
				n = asprintf(&row->where, "%s:%d", place.file,
					     place.line);
			else
				row->where = strdup("");
		}
		if (n < 0 || !row->what || !row->where)
			return -1;
	}
	return 0;
}

struct timeline *
timeline_new(const struct run_result *result)
{
	const struct model *model = result->model;
	struct timeline *timeline = calloc(1, sizeof(*timeline));
	uint64_t *bytes = calloc(model->log_len + 1, sizeof(*bytes));
	bool made = false;

	if (timeline)
		timeline->rows =
			calloc(model->log_len + 1, sizeof(*timeline->rows));
	if (timeline && timeline->rows && bytes) {
		timeline_add_rows(timeline, result, bytes);
		made = add_lanes(timeline, model) == 0 &&
		       add_words(timeline, result, bytes) == 0;
	}
	free(bytes);
	if (made)
		return timeline;
	timeline_free(timeline);
	return NULL;
}
