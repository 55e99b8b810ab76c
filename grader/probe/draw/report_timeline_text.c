/* SPDX-License-Identifier: MIT */
/* The timeline for a terminal: lanes on the left, text on the right. */
#include "probe/draw/report_timeline_text.h"
#include "probe/base/text.h"
#include "probe/draw/canvas.h"
#include "probe/draw/timeline_build.h"
#include <stdlib.h>
#include <string.h>

#define TIME 8   /* columns for the time */
#define PLACE 20 /* columns for file and line, on the right */

enum {
	ALIVE = 0x2502,    /* │ */
	WAITING = 0x2506,  /* ┆ */
	CALL = 0x25cf,     /* ● */
	FAILED = 0x2717,   /* ✗ */
	STUCK = 0x2016,    /* ‖ */
	ACROSS = 0x2500,   /* ─ */
	CROSSED = 0x253c,  /* ┼ */
	TO_RIGHT = 0x256e, /* ╮ */
	TO_LEFT = 0x256d,  /* ╭ */
};

static int
lane_x(int lane)
{
	return TIME + 2 + 2 * lane;
}

static void
draw_lanes(struct canvas *canvas, const struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->span_len; i++) {
		const struct timeline_lane *span = &timeline->spans[i];

		for (size_t y = span->first; y <= span->last; y++)
			canvas_put(canvas, lane_x(span->lane), (int)y, ALIVE,
				   INK_DIM);
	}
	for (size_t at = 0; at < timeline->row_len; at++) {
		const struct timeline_row *row = &timeline->rows[at];

		for (size_t y = row->waited_from; y < at; y++)
			canvas_put(canvas, lane_x(row->lane), (int)y, WAITING,
				   INK_WAIT);
	}
}

/** A new process leaves its parent's lane. */
static void
draw_fork(struct canvas *canvas, const struct timeline_row *row, int y)
{
	int from = lane_x(row->lane), to = lane_x(row->to_lane);
	int step = to > from ? 1 : -1;

	for (int x = from + step; x != to; x += step)
		canvas_put(canvas, x, y,
			   canvas_get(canvas, x, y) == ' ' ? ACROSS : CROSSED,
			   INK_DIM);
	canvas_put(canvas, to, y, to > from ? TO_RIGHT : TO_LEFT, INK_DIM);
}

static char *
words_of(const struct timeline *timeline, size_t at)
{
	const struct timeline_row *row = &timeline->rows[at];
	char *text = NULL;
	int n;

	if (!row->event)
		return strdup(row->what);
	if (row->woken_by != at && row->event->kind != EVENT_WAIT)
		n = asprintf(&text, "%d %s, waited for %d", row->process->n,
			     row->what,
			     timeline->rows[row->woken_by].process->n);
	else
		n = asprintf(&text, "%d %s", row->process->n, row->what);
	return n < 0 ? NULL : text;
}

static void
draw_row(struct canvas *canvas, const struct timeline *timeline, size_t at,
	 int columns)
{
	const struct timeline_row *row = &timeline->rows[at];
	int y = (int)at, words_x = lane_x(timeline->lanes) + 1;
	enum ink ink = row->culprit  ? INK_BAD
		       : row->failed ? INK_STRONG
				     : INK_PLAIN;
	char *words = words_of(timeline, at), clock[32];
	char *place = text_shorten_path(row->where, PLACE);
	int place_len = place ? (int)text_columns(place) : 0;

	if (row->for_ever)
		ink = INK_WAIT;
	snprintf(clock, sizeof(clock), "%*.2f", TIME, row->ms);
	canvas_text(canvas, 0, y, TIME + 2, INK_DIM, clock);
	if (row->event) {
		if (row->to_lane >= 0 && row->event->kind == EVENT_FORK &&
		    row->to_lane != row->lane)
			draw_fork(canvas, row, y);
		canvas_put(canvas, lane_x(row->lane), y,
			   row->for_ever ? STUCK
			   : row->failed ? FAILED
					 : CALL,
			   ink);
	}
	canvas_text(canvas, words_x, y, columns - words_x - place_len - 2, ink,
		    words ? words : "?");
	if (place_len)
		canvas_text(canvas, columns - place_len, y, place_len, INK_DIM,
			    place);
	free(words);
	free(place);
}

int
report_timeline_text(FILE *out, const struct run_result *result, int columns,
		     bool colour)
{
	struct timeline *timeline = timeline_new(result);
	struct canvas *canvas;

	if (!timeline)
		return -1;
	canvas = canvas_new(columns, (int)timeline->row_len + 1);
	if (canvas) {
		draw_lanes(canvas, timeline);
		for (size_t i = 0; i < timeline->row_len; i++)
			draw_row(canvas, timeline, i, columns);
		fprintf(out, "%*s\n", TIME, "ms");
		canvas_write(canvas, out, colour);
	}
	canvas_free(canvas);
	timeline_free(timeline);
	return canvas && !ferror(out) ? 0 : -1;
}
