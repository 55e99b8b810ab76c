/* SPDX-License-Identifier: MIT */
/* The picture as SVG; its layout, in lines and tracks, comes from picture.h. */
#include "probe/draw/report_svg.h"
#include "probe/base/text.h"
#include "probe/draw/picture_build.h"
#include "probe/draw/picture_rows.h"
#include "probe/draw/svg.h"
#include <stdlib.h>
#include <string.h>

#define MARGIN 24
#define HEADER 56 /* space above the first line, for the title */
#define LINE 23
#define BOX 268
#define CELL 40 /* width of the descriptor's number */
#define TRACK 96
#define SIDE 30 /* space on each side of the channel's tracks */
#define TUBE 30
#define COLUMNS 104 /* columns of the text below */

struct drawing {
	FILE *out;
	const struct picture *picture;
	int width, height; /* of the boxes and pipes, without the text below */
};

static double
y_of(int line)
{
	return HEADER + (double)line * LINE;
}

static int
channel(const struct picture *picture)
{
	return picture->tracks ? picture->tracks * TRACK + 2 * SIDE : 0;
}

static double
box_x(const struct drawing *d, const struct picture_box *box)
{
	return box->right ? MARGIN + BOX + channel(d->picture) : MARGIN;
}

static double
tube_x(const struct picture_pipe *pipe)
{
	return MARGIN + BOX + SIDE + pipe->track * TRACK + TRACK / 2.0;
}

/** CSS classes for the parts of a row. */
static const char *
with_mark(const struct picture_row *row, const char *plain, const char *wait,
	  const char *bad)
{
	if (row->culprit)
		return bad;
	return row->waiting ? wait : plain;
}

static void
draw_link(const struct drawing *d, const struct picture_box *box,
	  const struct picture_row *row)
{
	const struct picture_pipe *pipe = &d->picture->pipes[row->pipe];
	double y = y_of(row->y) + LINE / 2.0;
	double from = box_x(d, box) + (box->right ? -1 : BOX + 1);
	double to = tube_x(pipe) + (box->right ? TUBE / 2.0 : -TUBE / 2.0);
	double start = from, end = to, back = box->right ? -8 : 8;
	const char *tip = with_mark(row, "tip", "tip wait", "tip bad");

	if (row->reads)
		start += back;
	if (row->writes)
		end -= back;
	svg_line(d->out, start, y, end, y,
		 with_mark(row, "link", "link wait", "link bad"));
	if (row->writes)
		svg_head(d->out, to, y, !box->right, tip);
	if (row->reads)
		svg_head(d->out, from, y, box->right, tip);
}

static void
draw_row(const struct drawing *d, const struct picture_box *box,
	 const struct picture_row *row)
{
	double x = box_x(d, box), y = y_of(row->y);
	double cell = box->right ? x : x + BOX - CELL;
	double words = box->right ? x + CELL + 8 : x + 10;
	double mark = box->right ? x + BOX - 14 : x + BOX - CELL - 12;
	const char *classes = with_mark(row, "m", "m wait", "m bad");
	char number[32] = "\u2013";

	svg_rect(d->out, x, y, BOX, LINE, 0,
		 with_mark(row, "row", "row wait", "row bad"));
	if (row->fd >= 0 && row->last_fd > row->fd)
		snprintf(number, sizeof(number), "%d\u2013%d", row->fd,
			 row->last_fd);
	else if (row->fd >= 0)
		snprintf(number, sizeof(number), "%d", row->fd);
	svg_line(d->out, box->right ? cell + CELL : cell, y,
		 box->right ? cell + CELL : cell, y + LINE, "lane");
	svg_text(d->out, cell + CELL / 2.0, y + 16,
		 with_mark(row, "m n", "m n wait", "m n bad"), number);
	svg_text(d->out, words, y + 16, classes, row->text);
	if (row->culprit)
		svg_cross(d->out, mark, y + LINE / 2.0);
	else if (row->waiting)
		svg_pause(d->out, mark, y + LINE / 2.0);
}

static void
draw_box(const struct drawing *d, const struct picture_box *box)
{
	double x = box_x(d, box), y = y_of(box->top), line = y + 17;
	char *name = text_shorten(box->name, 22), *title = NULL;

	svg_rect(d->out, x, y, BOX, box->height * LINE - 13.0, 8,
		 box->culprit ? "box bad" : "box");
	svg_text(d->out, x + 12, line + 1, "b", name ? name : "?");
	if (asprintf(&title, "process %d", box->process->n) >= 0)
		svg_text(d->out, x + BOX - 12, line + 1, "e d s", title);
	line += LINE - 2;
	svg_text(d->out, x + 12, line, "d s", box->origin);
	if (box->state)
		svg_text(d->out, x + (box->blocked ? 24 : 12), line += LINE - 1,
			 box->blocked ? "wait s" : "s", box->state);
	if (box->blocked)
		svg_pause(d->out, x + 15, line - 4);
	if (box->where)
		svg_text(d->out, x + 12, line += LINE - 1, "m", box->where);
	if (box->caller)
		svg_text(d->out, x + 12, line += LINE - 1, "m", box->caller);
	for (size_t i = 0; i < box->row_len; i++)
		draw_row(d, box, &box->rows[i]);
	free(title);
	free(name);
}

static void
draw_pipe(const struct drawing *d, const struct picture_pipe *pipe)
{
	double x = tube_x(pipe), top = y_of(pipe->top);
	double height = y_of(pipe->bottom + 1) - top;

	svg_rect(d->out, x - TUBE / 2.0, top, TUBE, height, TUBE / 2.0,
		 pipe->culprit ? "tube bad" : "tube");
	/* The opening, so that it looks like a tube, not a box. */
	fprintf(d->out,
		"<ellipse cx=\"%g\" cy=\"%g\" rx=\"%g\" ry=\"6\" "
		"class=\"tube\"/>\n",
		x, top + 8, TUBE / 2.0 - 4);
}

static void
draw_pipe_words(const struct drawing *d, const struct picture_pipe *pipe)
{
	double x = tube_x(pipe);

	svg_text(d->out, x, y_of(pipe->name_y) + 17, "b n halo", pipe->name);
	if (pipe->content && pipe->content_free)
		svg_text(d->out, x, y_of(pipe->content_y) + 15, "d s n halo",
			 pipe->content);
}

/* --- the text below --- */

static bool
any_waiting(const struct picture *picture)
{
	for (size_t b = 0; b < picture->box_len; b++)
		for (size_t i = 0; i < picture->boxes[b].row_len; i++)
			if (picture->boxes[b].rows[i].waiting)
				return true;
	return false;
}

/** Draw the finding, the pipes' descriptions and the legend of signs. Returns
 *  the y below. */
static double
draw_words(const struct drawing *d, double y)
{
	const struct picture *picture = d->picture;
	const struct finding *finding = picture->moment.finding;
	int columns = (d->width - 2 * MARGIN - 16) / 8;
	char *text = NULL;

	if (columns > COLUMNS)
		columns = COLUMNS;
	if (finding &&
	    asprintf(&text, "%s: %s", finding->id,
		     finding->message ? finding->message : "") >= 0) {
		svg_cross(d->out, MARGIN + 5, y - 4);
		y += 8 + 18 * svg_paragraph(d->out, MARGIN + 16, y, columns,
					    "bad", text);
		free(text);
	}
	for (size_t i = 0; (text = picture_key(picture, &i)); free(text))
		y += 18 *
		     svg_paragraph(d->out, MARGIN, y, columns, "d s", text);
	if (any_waiting(picture)) {
		svg_pause(d->out, MARGIN + 4, y - 4);
		svg_text(d->out, MARGIN + 16, y, "d s",
			 "and a dashed line: waits here");
		y += 18;
	}
	if (picture->left_out &&
	    asprintf(&text, "and %zu more processes", picture->left_out) >= 0) {
		svg_text(d->out, MARGIN, y, "d s", text);
		free(text);
		y += 18;
	}
	return y;
}

/** The picture described in sentences. */
static char *
describe(const struct picture *picture)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *box = &picture->boxes[b];

		fprintf(out, "Process %d (%s, %s)", box->process->n, box->name,
			box->origin);
		if (box->state)
			fprintf(out, " %s %s%s%s", box->state,
				box->where ? box->where : "",
				box->caller ? ", " : "",
				box->caller ? box->caller : "");
		fputs(" holds", out);
		for (size_t i = 0; i < box->row_len; i++)
			fprintf(out, "%s %s %d: %s%s", i ? "," : "",
				box->rows[i].fd < 0 ? "" : "descriptor",
				box->rows[i].fd, box->rows[i].text,
				box->rows[i].culprit ? " (the one at fault)"
						     : "");
		fputs(box->row_len ? ". " : " no descriptors. ", out);
	}
	fclose(out);
	return text;
}

static void
draw(struct drawing *d)
{
	const struct picture *picture = d->picture;

	svg_text(d->out, MARGIN, 34, "h", picture->title);
	for (size_t b = 0; b < picture->box_len; b++)
		for (size_t i = 0; i < picture->boxes[b].row_len; i++)
			if (picture->boxes[b].rows[i].pipe >= 0)
				draw_link(d, &picture->boxes[b],
					  &picture->boxes[b].rows[i]);
	for (size_t i = 0; i < picture->pipe_len; i++)
		draw_pipe(d, &picture->pipes[i]);
	for (size_t i = 0; i < picture->pipe_len; i++)
		draw_pipe_words(d, &picture->pipes[i]);
	for (size_t b = 0; b < picture->box_len; b++)
		draw_box(d, &picture->boxes[b]);
}

int
report_svg(FILE *out, const struct run_result *result)
{
	struct picture *picture = picture_new(result);
	struct drawing d = {.picture = picture};
	char *body = NULL, *description;
	size_t size;

	if (!picture)
		return -1;
	d.width = 2 * MARGIN + BOX + channel(picture) +
		  (picture->two_columns ? BOX : 0);
	if (d.width < 480)
		d.width = 480;
	/* The height is known only once the text is laid out. */
	d.out = open_memstream(&body, &size);
	description = describe(picture);
	if (d.out) {
		draw(&d);
		d.height = (int)draw_words(&d, y_of(picture->height) + 20);
		fclose(d.out);
		svg_begin(out, d.width, d.height + 6, picture->title,
			  description ? description : "");
		fputs(body, out);
		svg_end(out);
	}
	free(body);
	free(description);
	picture_free(picture);
	return d.out && !ferror(out) ? 0 : -1;
}
