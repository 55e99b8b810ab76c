/* SPDX-License-Identifier: MIT */
/* The timeline as SVG: time goes down, a lane a process. */
#include "probe/draw/report_timeline.h"
#include "probe/base/text.h"
#include "probe/draw/svg.h"
#include "probe/draw/timeline_build.h"
#include "probe/report/last_call.h"
#include <stdlib.h>
#include <string.h>

#define MARGIN 24
#define HEADER 84 /* above the first row: title and key */
#define ROW 22
#define CLOCK 64
#define LANE 26
#define WORDS 400
#define PLACE 150

struct sheet {
	FILE *out;
	const struct timeline *timeline;
	double words_x;
	int width;
};

static double
lane_x(int lane)
{
	return MARGIN + CLOCK + 18 + lane * LANE;
}

static double
row_y(size_t row)
{
	return HEADER + (double)row * ROW + ROW / 2.0;
}

static void
draw_lanes(const struct sheet *s)
{
	const struct timeline *timeline = s->timeline;

	for (size_t i = 0; i < timeline->span_len; i++) {
		const struct timeline_lane *span = &timeline->spans[i];
		double x = lane_x(span->lane);
		char number[16];

		svg_line(s->out, x, row_y(span->first), x, row_y(span->last),
			 "lane");
		snprintf(number, sizeof(number), "%d", span->process->n);
		svg_text(s->out, x, row_y(span->first) - 7, "s n halo", number);
	}
	for (size_t i = 0; i < timeline->row_len; i++) {
		const struct timeline_row *row = &timeline->rows[i];
		double top = row_y(row->waited_from) - ROW / 2.0;

		if (row->waited_from == i && !row->for_ever)
			continue;
		svg_rect(s->out, lane_x(row->lane) - 5, top, 10,
			 row_y(i) - top + (row->for_ever ? ROW / 2.0 : 0), 5,
			 "stop");
	}
}

/** An elbow from one lane to another: a fork, or what let a call go on. */
static void
draw_elbow(const struct sheet *s, int from_lane, size_t from_row, int to_lane,
	   size_t to_row, const char *line, const char *tip)
{
	double x1 = lane_x(from_lane), x2 = lane_x(to_lane);
	double y1 = row_y(from_row), y2 = row_y(to_row);
	int to_right = x2 > x1;

	if (from_lane == to_lane)
		return;
	if (from_row == to_row) {
		svg_line(s->out, x1, y1, x2, y2, line);
		return;
	}
	/* Down beside its own lane, then across to the one that waited. */
	x1 += to_right ? 8 : -8;
	fprintf(s->out, "<path d=\"M%g %gh%gV%gH%g\" class=\"%s\"/>\n",
		lane_x(from_lane), y1, to_right ? 8.0 : -8.0, y2,
		x2 + (to_right ? -14 : 14), line);
	svg_head(s->out, x2 + (to_right ? -6 : 6), y2, to_right, tip);
}

static void
draw_row_signs(const struct sheet *s, size_t at)
{
	const struct timeline_row *row = &s->timeline->rows[at];
	double x = lane_x(row->lane), y = row_y(at);

	if (!row->event)
		return;
	if (row->event->kind == EVENT_FORK && row->to_lane >= 0)
		draw_elbow(s, row->lane, at, row->to_lane, at, "lane", "tip");
	if (row->woken_by != at)
		draw_elbow(s, s->timeline->rows[row->woken_by].lane,
			   row->woken_by, row->lane, at, "link wait",
			   "tip wait");
	if (row->for_ever)
		svg_pause(s->out, x, y);
	else if (row->failed)
		svg_cross(s->out, x, y);
	else
		svg_dot(s->out, x, y, row->culprit ? "dot bad" : "dot");
}

static void
draw_row_words(const struct sheet *s, size_t at)
{
	const struct timeline_row *row = &s->timeline->rows[at];
	const char *classes = row->for_ever  ? "s wait"
			      : row->culprit ? "s bad"
					     : "s";
	double y = row_y(at) + 4;
	char *what = NULL, *place = text_shorten_path(row->where, 20);
	char clock[32];

	snprintf(clock, sizeof(clock), "%.2f", row->ms);
	svg_text(s->out, MARGIN + CLOCK - 10, y, "m d e", clock);
	if (row->event) {
		char number[16];

		snprintf(number, sizeof(number), "%d", row->process->n);
		svg_text(s->out, s->words_x, y, "s b", number);
	}
	if (row->woken_by != at && row->event->kind != EVENT_WAIT &&
	    asprintf(&what, "%s, waited for %d", row->what,
		     s->timeline->rows[row->woken_by].process->n) < 0)
		what = NULL;
	svg_text(s->out, s->words_x + 26, y, classes, what ? what : row->what);
	if (place && *place)
		svg_text(s->out, s->width - MARGIN, y, "m d e", place);
	free(what);
	free(place);
}

/** "1 lswc, 2 ls, 3 wc": which process has which number. */
static void
draw_key(const struct sheet *s)
{
	const struct timeline *timeline = s->timeline;
	char *text = NULL, *cut;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return;
	for (size_t i = 0; i < timeline->span_len; i++)
		fprintf(out, "%s%d %s", i ? ", " : "",
			timeline->spans[i].process->n,
			process_name(timeline->spans[i].process));
	fclose(out);
	cut = text_shorten(text, (size_t)(s->width - 2 * MARGIN) / 8);
	svg_text(s->out, MARGIN, 58, "s d", cut ? cut : "");
	svg_text(s->out, MARGIN + CLOCK - 10, HEADER - 8, "m d e", "ms");
	free(cut);
	free(text);
}

/** What the signs at the lanes mean, if there are any. */
static void
draw_legend(const struct sheet *s)
{
	double x = MARGIN + 5, y = row_y(s->timeline->row_len) + 10;
	bool waited = false, failed = false, culprit = false;

	for (size_t i = 0; i < s->timeline->row_len; i++) {
		const struct timeline_row *row = &s->timeline->rows[i];

		waited |= row->for_ever || row->waited_from != i;
		failed |= row->failed && !row->for_ever;
		culprit |= row->culprit;
	}
	if (waited) {
		svg_rect(s->out, x - 5, y - 8, 10, 16, 5, "stop");
		svg_text(s->out, x + 14, y + 4, "s d", "waits");
		x += 80;
	}
	if (failed) {
		svg_cross(s->out, x, y);
		svg_text(s->out, x + 14, y + 4, "s d", "fails");
		x += 80;
	}
	if (culprit) {
		svg_dot(s->out, x, y, "dot bad");
		svg_text(s->out, x + 14, y + 4, "s d", "the mistake");
	}
}

/** The rows as sentences. */
static char *
describe(const struct timeline *timeline)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	for (size_t i = 0; i < timeline->row_len; i++) {
		const struct timeline_row *row = &timeline->rows[i];

		if (row->event)
			fprintf(out, "Process %d: %s. ", row->process->n,
				row->what);
	}
	fclose(out);
	return text;
}

int
report_timeline(FILE *out, const struct run_result *result)
{
	struct timeline *timeline = timeline_new(result);
	struct sheet s = {.out = out, .timeline = timeline};
	char *description;

	if (!timeline)
		return -1;
	s.words_x = lane_x(timeline->lanes) + 4;
	s.width = (int)s.words_x + WORDS + PLACE + MARGIN;
	description = describe(timeline);
	svg_begin(out, s.width,
		  (int)row_y(timeline->row_len) + MARGIN + ROW / 2,
		  "What happened when", description ? description : "");
	svg_text(out, MARGIN, 34, "h", "What happened when");
	draw_key(&s);
	draw_lanes(&s);
	for (size_t i = 0; i < timeline->row_len; i++)
		draw_row_signs(&s, i);
	for (size_t i = 0; i < timeline->row_len; i++)
		draw_row_words(&s, i);
	draw_legend(&s);
	svg_end(out);
	free(description);
	timeline_free(timeline);
	return ferror(out) ? -1 : 0;
}
