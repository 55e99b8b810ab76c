/* SPDX-License-Identifier: MIT */
/* The picture for a terminal: the SVG's layout, in characters. */
#include "probe/draw/report_picture.h"
#include "probe/base/text.h"
#include "probe/draw/canvas.h"
#include "probe/draw/picture_build.h"
#include "probe/draw/picture_rows.h"
#include <stdlib.h>
#include <string.h>

#define CELL 5 /* width of the descriptor's number with its separator */
#define LEAST_TRACK 4
#define WIDE_TRACK 8 /* wide enough for "pipe 12" */
#define MOST_TRACK 12

enum {
	LINE = 0x2500,          /* ─ */
	HEAVY = 0x2501,         /* ━ */
	DASHED = 0x254c,        /* ╌ */
	UPRIGHT = 0x2502,       /* │ */
	TUBE = 0x2551,          /* ║ */
	TUBE_CROSSED = 0x256b,  /* ╫ */
	TUBE_TO_RIGHT = 0x255f, /* ╟ */
	TUBE_TO_LEFT = 0x2562,  /* ╢ */
	HEAD_RIGHT = 0x25b6,    /* ▶ */
	HEAD_LEFT = 0x25c0,     /* ◀ */
	CROSS = 0x2717,         /* ✗ */
	PAUSE = 0x2016,         /* ‖ */
};

struct sheet {
	struct canvas *canvas;
	const struct picture *picture;
	int columns, box, track; /* widths */
};

static int
box_x(const struct sheet *s, const struct picture_box *box)
{
	return box->right ? s->columns - s->box : 0;
}

static int
tube_x(const struct sheet *s, const struct picture_pipe *pipe)
{
	return s->box + 1 + pipe->track * s->track + s->track / 2;
}

static enum ink
row_ink(const struct picture_row *row, enum ink plain)
{
	if (row->culprit)
		return INK_BAD;
	return row->waiting ? INK_WAIT : plain;
}

/** The frame, with the name in its top edge. */
static void
draw_frame(const struct sheet *s, const struct picture_box *box)
{
	int x = box_x(s, box), right = x + s->box - 1;
	int bottom = box->top + box->height - 1, used;
	enum ink ink = box->culprit ? INK_BAD : INK_PLAIN;
	char number[16];

	canvas_row(s->canvas, x, right, box->top, LINE, ink);
	canvas_row(s->canvas, x, right, bottom, LINE, ink);
	for (int y = box->top; y <= bottom; y++) {
		canvas_put(s->canvas, x, y, UPRIGHT, ink);
		canvas_put(s->canvas, right, y, UPRIGHT, ink);
	}
	canvas_put(s->canvas, x, box->top, 0x250c, ink);
	canvas_put(s->canvas, right, box->top, 0x2510, ink);
	canvas_put(s->canvas, x, bottom, 0x2514, ink);
	canvas_put(s->canvas, right, bottom, 0x2518, ink);
	snprintf(number, sizeof(number), " %d ", box->process->n);
	used = canvas_text(s->canvas, x + 2, box->top, 8, INK_STRONG, number);
	used += canvas_text(s->canvas, x + 2 + used, box->top,
			    s->box - used - 5, INK_STRONG, box->name);
	canvas_put(s->canvas, x + 2 + used, box->top, ' ', INK_PLAIN);
}

static void
draw_row(const struct sheet *s, const struct picture_box *box,
	 const struct picture_row *row)
{
	int x = box_x(s, box), inner = s->box - 2 - CELL;
	int number_x = box->right ? x + 1 : x + 1 + inner + 1;
	int words_x = box->right ? x + 1 + CELL : x + 1;
	enum ink ink = row_ink(row, INK_PLAIN);
	char number[32] = " \u2013";

	if (row->fd >= 0 && row->last_fd > row->fd)
		snprintf(number, sizeof(number), "%d\u2013%d", row->fd,
			 row->last_fd);
	else if (row->fd >= 0)
		snprintf(number, sizeof(number), "%3d", row->fd);
	canvas_text(s->canvas, number_x, row->y, CELL - 1, ink, number);
	canvas_put(s->canvas, box->right ? number_x + CELL - 1 : number_x - 1,
		   row->y, UPRIGHT, INK_DIM);
	canvas_text(s->canvas, words_x + 1, row->y, inner - 2, ink, row->text);
	if (row->culprit || row->waiting)
		canvas_put(s->canvas, words_x + inner - 1, row->y,
			   row->culprit ? CROSS : PAUSE, ink);
}

static void
draw_box(const struct sheet *s, const struct picture_box *box)
{
	int x = box_x(s, box) + 2, y = box->top + 1, most = s->box - 4;

	draw_frame(s, box);
	canvas_text(s->canvas, x, y++, most, INK_DIM, box->origin);
	if (box->blocked)
		canvas_put(s->canvas, x, y, PAUSE, INK_WAIT);
	if (box->state)
		canvas_text(s->canvas, x + 2 * box->blocked, y++,
			    most - 2 * box->blocked,
			    box->blocked ? INK_WAIT : INK_PLAIN, box->state);
	if (box->where)
		canvas_text(s->canvas, x, y++, most, INK_PLAIN, box->where);
	if (box->caller)
		canvas_text(s->canvas, x, y++, most, INK_PLAIN, box->caller);
	for (size_t i = 0; i < box->row_len; i++)
		draw_row(s, box, &box->rows[i]);
}

static void
draw_pipe(const struct sheet *s, const struct picture_pipe *pipe)
{
	int x = tube_x(s, pipe);
	const char *name = pipe->name;
	char number[16];

	for (int y = pipe->top; y <= pipe->bottom; y++)
		canvas_put(s->canvas, x, y, TUBE,
			   pipe->culprit ? INK_BAD : INK_PIPE);
	if (s->track < WIDE_TRACK) {
		snprintf(number, sizeof(number), "%c%d",
			 pipe->pipe->fifo ? 'F' : 'p', pipe->pipe->n);
		name = number;
	}
	x -= (int)text_columns(name) / 2;
	canvas_text(s->canvas, x, pipe->name_y, s->track, INK_STRONG, name);
}

/** Draw a line over what is there; other pipes get a crossing, not a gap. */
static void
draw_line(const struct sheet *s, int x1, int x2, int y, uint32_t point,
	  enum ink ink)
{
	for (int x = x1; x <= x2; x++) {
		uint32_t there = canvas_get(s->canvas, x, y);

		if (there == TUBE || there == TUBE_TO_LEFT ||
		    there == TUBE_TO_RIGHT)
			canvas_put(s->canvas, x, y, TUBE_CROSSED, INK_PIPE);
		else
			canvas_put(s->canvas, x, y, point, ink);
	}
}

static void
draw_link(const struct sheet *s, const struct picture_box *box,
	  const struct picture_row *row)
{
	const struct picture_pipe *pipe = &s->picture->pipes[row->pipe];
	int tube = tube_x(s, pipe);
	int from = box->right ? box_x(s, box) - 1 : s->box;
	int to = box->right ? tube + 1 : tube - 1;
	enum ink ink = row_ink(row, INK_PLAIN);
	uint32_t point = row->culprit ? HEAVY : row->waiting ? DASHED : LINE;

	draw_line(s, box->right ? to : from, box->right ? from : to, row->y,
		  point, ink);
	canvas_put(s->canvas, tube, row->y,
		   box->right ? TUBE_TO_RIGHT : TUBE_TO_LEFT,
		   pipe->culprit ? INK_BAD : INK_PIPE);
	if (row->writes)
		canvas_put(s->canvas, to, row->y,
			   box->right ? HEAD_LEFT : HEAD_RIGHT, ink);
	if (row->reads)
		canvas_put(s->canvas, from, row->y,
			   box->right ? HEAD_RIGHT : HEAD_LEFT, ink);
}

static void
draw(const struct sheet *s)
{
	const struct picture *picture = s->picture;

	for (size_t i = 0; s->track && i < picture->pipe_len; i++)
		draw_pipe(s, &picture->pipes[i]);
	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *box = &picture->boxes[b];

		draw_box(s, box);
		for (size_t i = 0; s->track && i < box->row_len; i++)
			if (box->rows[i].pipe >= 0)
				draw_link(s, box, &box->rows[i]);
	}
}

/** Choose widths that fit; without room for the pipes, the text of the rows
 *  must do. */
static void
choose_widths(struct sheet *s)
{
	int sides = s->picture->two_columns ? 2 : 1;
	int channel, widest = s->columns / 3 > 40 ? 40 : s->columns / 3 + 1;

	s->box = sides == 1 ? widest + 6 : widest;
	channel = s->columns - sides * s->box - 2;
	if (s->picture->tracks)
		s->track = channel / s->picture->tracks;
	if (s->track > MOST_TRACK)
		s->track = MOST_TRACK;
	if (s->track < LEAST_TRACK)
		s->track = 0;
	/* Keep the columns no further apart than necessary. */
	if (sides == 2 && s->track)
		s->columns = 2 * s->box + s->picture->tracks * s->track + 2;
}

static void
write_words(FILE *out, const struct sheet *s, int columns, bool colour)
{
	const struct picture *picture = s->picture;
	const struct finding *finding = picture->moment.finding;
	char *text;

	fputc('\n', out);
	if (finding &&
	    asprintf(&text, "\u2717 %s: %s", finding->id,
		     finding->message ? finding->message : "") >= 0) {
		ink_write(out, INK_BAD, colour);
		text_wrap(out, text, 0, (size_t)columns);
		ink_write(out, INK_PLAIN, colour);
		free(text);
	}
	for (size_t i = 0; (text = picture_key(picture, &i)); free(text))
		text_wrap(out, text, 0, (size_t)columns);
	if (picture->left_out)
		fprintf(out, "and %zu more processes\n", picture->left_out);
}

int
report_picture(FILE *out, const struct run_result *result, int columns,
	       bool colour)
{
	struct picture *picture = picture_new(result);
	struct sheet s = {.picture = picture, .columns = columns};

	if (!picture)
		return -1;
	choose_widths(&s);
	s.canvas = canvas_new(s.columns, picture->height + 1);
	if (s.canvas) {
		draw(&s);
		ink_write(out, INK_STRONG, colour);
		fputs(picture->title, out);
		ink_write(out, INK_PLAIN, colour);
		fputs("\n\n", out);
		canvas_write(s.canvas, out, colour);
		write_words(out, &s, columns, colour);
	}
	canvas_free(s.canvas);
	picture_free(picture);
	return s.canvas && !ferror(out) ? 0 : -1;
}
