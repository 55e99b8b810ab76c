/* Where everything stands: columns and lines of boxes, tracks of pipes. */
#include "picture.h"
#include <stdlib.h>
#include <string.h>

#define GAP 1         /* lines between boxes */
#define LOWER 4       /* lines that a box may move down for a better place */
#define SHORTEST 3    /* lines of a pipe */
#define MOST_TRIED 6  /* tracks of which every order is tried */
#define FREE_SEARCH 8 /* lines to look for a free one for a label */

/* --- the flow of data: who stands left of whom --------------------------- */

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

/** Holds just the one end: a process with both says nothing of the flow. */
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

/** Longest way to the box; a circle is cut where it is met (depth -1). */
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

/** The middle of the rows that this box's pipes have in placed boxes. */
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

/** Lines that two pipes would share, one from each side: they look like one. */
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

/** At the top given, or a little lower if fewer lines clash there. */
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

/** From the writers on: each as near to its partners as its column lets it. */
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

/* --- tracks --------------------------------------------------------------- */

/** Does a descriptor of any pipe stand on that line? */
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

/** The nearest line upwards without a descriptor on it. */
static int
free_line_above(const struct picture *picture, int y)
{
	for (int i = 0; i < FREE_SEARCH; i++)
		if (!line_used(picture, y - i))
			return y - i;
	return y;
}

/** From the highest to the lowest of its descriptors, and lines for words. */
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
	/* Down to a free line as well, if there is one near. */
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

/** The first track that is free from its name on: the left-edge algorithm. */
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

/** How often a descriptor's line goes across another pipe or its words. */
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

/** The order of tracks with the fewest crossings. */
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

/** Names above the first box: all moves down; then the height is known. */
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
	for (size_t i = 0; i < picture->pipe_len; i++)
		stretch_pipe(picture, (int)i);
	if (choose_tracks(picture) < 0)
		return -1;
	order_tracks(picture);
	shift_down(picture);
	return 0;
}
