/* SPDX-License-Identifier: MIT */
/* Pipes: how long each is, and in which track. */
#include "probe/draw/picture_tracks.h"
#include <stdlib.h>
#include <string.h>

#define SHORTEST 3    /* least number of lines of a pipe */
#define MOST_TRIED 6  /* up to this many tracks, try every order */
#define FREE_SEARCH 8 /* how many lines up to search for a free one */

/** Is a descriptor of any pipe on that line? */
static bool
line_used(const struct picture *picture, int y)
{
	for (size_t b = 0; b < picture->box_len; b++)
		for (size_t i = 0; i < picture->boxes[b].row_len; i++)
			if (picture->boxes[b].rows[i].pipe >= 0 &&
			    picture->boxes[b].rows[i].y == y)
				return true;
	return false;
}

/** The nearest free line upwards, for a pipe's name. */
static int
free_line_above(const struct picture *picture, int y)
{
	for (int i = 0; i < FREE_SEARCH; i++)
		if (!line_used(picture, y - i))
			return y - i;
	return y;
}

/** From the highest to the lowest of its descriptors, plus lines for text. */
static void
stretch_pipe(const struct picture *picture, int index)
{
	struct picture_pipe *pipe = &picture->pipes[index];
	int top = INT32_MAX, bottom = INT32_MIN;

	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *box = &picture->boxes[b];

		for (size_t i = 0; i < box->row_len; i++) {
			if (box->rows[i].pipe != index)
				continue;
			if (box->rows[i].y < top)
				top = box->rows[i].y;
			if (box->rows[i].y > bottom)
				bottom = box->rows[i].y;
		}
	}
	while (bottom - top + 1 < SHORTEST) {
		top--;
		if (bottom - top + 1 < SHORTEST)
			bottom++;
	}
	pipe->name_y = free_line_above(picture, top - 1);
	pipe->top = pipe->name_y + 1;
	/* Stretch down to a free line as well, if one is near. */
	if (line_used(picture, bottom + 1) && !line_used(picture, bottom + 2))
		bottom++;
	pipe->bottom = bottom;
	pipe->content_y = bottom + 1;
	pipe->content_free = !line_used(picture, bottom + 1);
}

static int
by_top(const void *a, const void *b)
{
	const struct picture_pipe *const *x = a, *const *y = b;

	if ((*x)->name_y != (*y)->name_y)
		return (*x)->name_y - (*y)->name_y;
	return (*x)->pipe->n - (*y)->pipe->n;
}

/** The first track that is free from the pipe's name down: left-edge
 *  algorithm. */
static int
choose_tracks(struct picture *picture)
{
	struct picture_pipe **order =
		calloc(picture->pipe_len + 1, sizeof(*order));
	int *ends = calloc(picture->pipe_len + 1, sizeof(*ends));

	if (!order || !ends) {
		free(order);
		free(ends);
		return -1;
	}
	for (size_t i = 0; i < picture->pipe_len; i++)
		order[i] = &picture->pipes[i];
	qsort(order, picture->pipe_len, sizeof(struct picture_pipe *), by_top);
	for (size_t i = 0; i < picture->pipe_len; i++) {
		int track = 0;

		while (track < picture->tracks &&
		       ends[track] >= order[i]->name_y)
			track++;
		if (track == picture->tracks)
			picture->tracks++;
		ends[track] = order[i]->content_y;
		order[i]->track = track;
	}
	free(order);
	free(ends);
	return 0;
}

/** How often a row's line crosses another pipe or its text. */
static int
crossings(const struct picture *picture, const int *place)
{
	int count = 0;

	for (size_t b = 0; b < picture->box_len; b++) {
		const struct picture_box *box = &picture->boxes[b];

		for (size_t i = 0; i < box->row_len; i++) {
			const struct picture_row *row = &box->rows[i];
			int to;

			if (row->pipe < 0)
				continue;
			to = place[picture->pipes[row->pipe].track];
			for (size_t p = 0; p < picture->pipe_len; p++) {
				const struct picture_pipe *pipe =
					&picture->pipes[p];
				int at = place[pipe->track];

				count += (box->right ? at > to : at < to) &&
					 row->y >= pipe->name_y &&
					 row->y <= pipe->content_y;
			}
		}
	}
	return count;
}

static void
try_orders(const struct picture *picture, int *place, int done, int *best,
	   int *fewest)
{
	int count;

	if (done < picture->tracks) {
		for (int i = done; i < picture->tracks; i++) {
			int swap = place[done];

			place[done] = place[i];
			place[i] = swap;
			try_orders(picture, place, done + 1, best, fewest);
			place[i] = place[done];
			place[done] = swap;
		}
		return;
	}
	count = crossings(picture, place);
	if (count < *fewest) {
		*fewest = count;
		memcpy(best, place, MOST_TRIED * sizeof(*best));
	}
}

/** Choose the order of tracks with the fewest crossings. */
static void
order_tracks(struct picture *picture)
{
	int place[MOST_TRIED], best[MOST_TRIED], fewest = INT32_MAX;

	if (picture->tracks > MOST_TRIED)
		return;
	for (int i = 0; i < MOST_TRIED; i++)
		best[i] = place[i] = i;
	try_orders(picture, place, 0, best, &fewest);
	for (size_t i = 0; i < picture->pipe_len; i++)
		picture->pipes[i].track = best[picture->pipes[i].track];
}

int
picture_tracks(struct picture *picture)
{
	for (size_t i = 0; i < picture->pipe_len; i++)
		stretch_pipe(picture, (int)i);
	if (choose_tracks(picture) < 0)
		return -1;
	order_tracks(picture);
	return 0;
}
