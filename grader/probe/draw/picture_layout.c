/* SPDX-License-Identifier: MIT */
/* Positions of all parts: columns and lines of the boxes, then the pipes. */
#include "probe/draw/picture_layout.h"
#include "probe/draw/picture_tracks.h"
#include <stdlib.h>
#include <string.h>

#define GAP 1   /* lines between boxes */
#define LOWER 4 /* how far a box may move down to fit better */

/* --- the flow of data: who is to the left of whom ------------------------ */

struct ends {
	bool read, write;
};

static struct ends
ends_of(const struct picture_box *box, int pipe)
{
	struct ends ends = {false, false};

	for (size_t i = 0; i < box->row_len; i++) {
		if (box->rows[i].pipe != pipe)
			continue;
		ends.read |= box->rows[i].reads;
		ends.write |= box->rows[i].writes;
	}
	return ends;
}

/** Does the box hold only that end? One that holds both says nothing about the
 *  flow. */
static bool
only_writes(const struct picture_box *box, int pipe)
{
	struct ends ends = ends_of(box, pipe);

	return ends.write && !ends.read;
}

static bool
only_reads(const struct picture_box *box, int pipe)
{
	struct ends ends = ends_of(box, pipe);

	return ends.read && !ends.write;
}

static bool
feeds(const struct picture *picture, size_t from, size_t to)
{
	for (size_t i = 0; i < picture->pipe_len && from != to; i++)
		if (only_writes(&picture->boxes[from], (int)i) &&
		    only_reads(&picture->boxes[to], (int)i))
			return true;
	return false;
}

/** The longest path to the box; a cycle is cut where it closes (depth -1). */
static int
find_depth(struct picture *picture, size_t to)
{
	struct picture_box *box = &picture->boxes[to];
	int depth = 0;

	if (box->depth != -2)
		return box->depth;
	box->depth = -1;
	for (size_t from = 0; from < picture->box_len; from++) {
		int before;

		if (!feeds(picture, from, to))
			continue;
		before = find_depth(picture, from);
		if (before >= 0 && before + 1 > depth)
			depth = before + 1;
	}
	return box->depth = depth;
}

static void
choose_sides(struct picture *picture)
{
	for (size_t i = 0; i < picture->box_len; i++)
		picture->boxes[i].depth = -2;
	for (size_t i = 0; i < picture->box_len; i++)
		find_depth(picture, i);
	for (size_t i = 0; i < picture->box_len; i++) {
		picture->boxes[i].right = picture->boxes[i].depth % 2 != 0;
		picture->two_columns |= picture->boxes[i].right;
	}
}

/* --- lines ---------------------------------------------------------------- */

static void
put_box(struct picture_box *box, int top)
{
	int y = top + picture_head(box);

	box->top = top;
	for (size_t i = 0; i < box->row_len; i++)
		box->rows[i].y = y++;
	box->height = y + 1 - top;
}

/** The average line of the rows, in boxes placed on the other side, that share
 *  this box's pipes; 0 if none. */
static int
wanted_middle(const struct picture *picture, const struct picture_box *box,
	      const bool *placed)
{
	int sum = 0, count = 0;

	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *other = &picture->boxes[b];

		for (size_t i = 0; placed[b] && i < other->row_len; i++) {
			struct ends ends = {0};

			if (other->rows[i].pipe >= 0 &&
			    other->right != box->right)
				ends = ends_of(box, other->rows[i].pipe);
			if (!(ends.read && other->rows[i].writes) &&
			    !(ends.write && other->rows[i].reads))
				continue;
			sum += other->rows[i].y;
			count++;
		}
	}
	return count ? sum / count : 0;
}

/** Lines where rows of different pipes meet from both sides: they would look
 *  like one. */
static int
clashes(const struct picture *picture, const struct picture_box *box,
	const bool *placed)
{
	int count = 0;

	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *other = &picture->boxes[b];

		if (!placed[b] || other->right == box->right)
			continue;
		for (size_t i = 0; i < other->row_len; i++)
			for (size_t k = 0; k < box->row_len; k++)
				count += other->rows[i].y == box->rows[k].y &&
					 other->rows[i].pipe >= 0 &&
					 box->rows[k].pipe >= 0 &&
					 other->rows[i].pipe !=
						 box->rows[k].pipe;
	}
	return count;
}

/** Place it at `top`, or a little lower if fewer lines clash there. */
static void
fit_box(const struct picture *picture, struct picture_box *box, int top,
	const bool *placed)
{
	int best = top, fewest = INT32_MAX;

	for (int down = 0; down <= LOWER && fewest > 0; down++) {
		int count;

		put_box(box, top + down);
		count = clashes(picture, box, placed);
		if (count < fewest) {
			fewest = count;
			best = top + down;
		}
	}
	put_box(box, best);
}

/** From the writers on, place each box as close to its partners as its column
 *  allows. */
static void
put_boxes(struct picture *picture)
{
	bool placed[64] = {false};
	int bottom[2] = {0, 0}, deepest = 0;

	for (size_t i = 0; i < picture->box_len; i++)
		if (picture->boxes[i].depth > deepest)
			deepest = picture->boxes[i].depth;
	for (int depth = 0; depth <= deepest; depth++) {
		for (size_t i = 0; i < picture->box_len; i++) {
			struct picture_box *box = &picture->boxes[i];
			int height, top;

			if (box->depth != depth)
				continue;
			height = picture_head(box) + (int)box->row_len + 1;
			top = wanted_middle(picture, box, placed) - height / 2;
			if (top < bottom[box->right])
				top = bottom[box->right];
			fit_box(picture, box, top, placed);
			placed[i] = true;
			bottom[box->right] = box->top + box->height + GAP;
		}
	}
}

/** Move everything down if names are above the first box, and set the
 *  height. */
static void
shift_down(struct picture *picture)
{
	int least = 0;

	for (size_t i = 0; i < picture->pipe_len; i++)
		if (picture->pipes[i].name_y < least)
			least = picture->pipes[i].name_y;
	for (size_t i = 0; i < picture->pipe_len; i++) {
		struct picture_pipe *pipe = &picture->pipes[i];

		pipe->name_y -= least;
		pipe->top -= least;
		pipe->bottom -= least;
		pipe->content_y -= least;
		if (pipe->content_y + 1 > picture->height)
			picture->height = pipe->content_y + 1;
	}
	for (size_t i = 0; i < picture->box_len; i++) {
		struct picture_box *box = &picture->boxes[i];

		put_box(box, box->top - least);
		if (box->top + box->height > picture->height)
			picture->height = box->top + box->height;
	}
}

int
picture_layout(struct picture *picture)
{
	choose_sides(picture);
	put_boxes(picture);
	if (picture_tracks(picture) < 0)
		return -1;
	shift_down(picture);
	return 0;
}
