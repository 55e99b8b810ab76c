/* SPDX-License-Identifier: MIT */
/* The rows of a box, one for each descriptor, and the pipes they lead to. */
#include "probe/draw/picture_rows.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/wrapped_call.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 12

char *
picture_say(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	return text;
}

bool
picture_outside(const struct pipe *pipe)
{
	return !pipe->created && !pipe->fifo;
}

static char *
pipe_about(const struct picture_builder *b, const struct pipe *pipe)
{
	struct lines *lines = b->result->lines;
	struct place place, caller;
	const char *wrapper;

	if (pipe->path)
		return text_shorten_path(pipe->path, 40);
	if (event_place(lines, pipe->created, &place) == 0 &&
	    event_caller(lines, pipe->created, &caller, &wrapper) == 0)
		return picture_say("made at %s:%d for %s:%d", place.file,
				   place.line, caller.file, caller.line);
	if (event_place(lines, pipe->created, &place) == 0)
		return picture_say("made at %s:%d", place.file, place.line);
	if (pipe->creator)
		return picture_say("made by process %d", pipe->creator->n);
	return strdup("");
}

static char *
pipe_content(const struct picture_builder *b, const struct pipe *pipe)
{
	uint64_t bytes = pipe->bytes_written - pipe->bytes_read;

	if (b->picture->moment.seq != UINT64_MAX ||
	    pipe->bytes_read > pipe->bytes_written || pipe->outside)
		return NULL;
	return bytes ? picture_say("%" PRIu64 " B", bytes) : strdup("empty");
}

/** The pipe's index in the picture, adding it if new; -1 if it is not drawn. */
static int
add_pipe(struct picture_builder *b, const struct pipe *pipe)
{
	struct picture *picture = b->picture;
	struct picture_pipe *new;

	if (!pipe || picture_outside(pipe))
		return -1;
	for (size_t i = 0; i < picture->pipe_len; i++)
		if (picture->pipes[i].pipe == pipe)
			return (int)i;
	if (picture->pipe_len == PICTURE_PIPES)
		return -1;
	new = &picture->pipes[picture->pipe_len++];
	*new = (struct picture_pipe){
		.pipe = pipe,
		.name = picture_say("%s %d", pipe->fifo ? "FIFO" : "pipe",
				    pipe->n),
		.about = pipe_about(b, pipe),
		.content = pipe_content(b, pipe),
		.culprit = picture->moment.finding &&
			   picture->moment.finding->pipe == pipe};
	return (int)(picture->pipe_len - 1);
}

static const char *
type_name(enum file_type type)
{
	switch (type) {
	case FILE_REGULAR:
		return "file";
	case FILE_DIRECTORY:
		return "folder";
	case FILE_PIPE:
		return "pipe from outside";
	case FILE_FIFO:
		return "FIFO";
	case FILE_TTY:
		return "terminal";
	case FILE_DEVICE:
		return "device";
	case FILE_SOCKET:
		return "socket";
	default:
		return "other";
	}
}

static char *
file_text(const char *path)
{
	char *name = text_file_name(path);
	char *text = text_shorten_path(name ? name : path, 19);

	free(name);
	return text;
}

static char *
row_text(const struct ofd *ofd)
{
	const struct pipe *pipe = ofd->pipe;

	if (pipe && !picture_outside(pipe))
		return picture_say("%s %d, %s", pipe->fifo ? "FIFO" : "pipe",
				   pipe->n,
				   !ofd->writable   ? "read end"
				   : !ofd->readable ? "write end"
						    : "both ends");
	if (ofd->file.type == FILE_TTY || pipe || !ofd->path)
		return strdup(type_name(ofd->file.type));
	return file_text(ofd->path);
}

/** Is the descriptor named by the finding that is drawn, or by another error
 *  about its pipe? */
static bool
is_culprit(const struct picture_builder *b, const struct process *process,
	   int fd)
{
	const struct finding *drawn = b->picture->moment.finding;
	const struct findings *all = b->result->findings;

	for (size_t i = 0; drawn && i < all->len; i++) {
		const struct finding *finding = all->list[i];

		if (finding->process == process && finding->fd == fd &&
		    (finding == drawn || (finding->pipe == drawn->pipe &&
					  !strcmp(finding->id, drawn->id))))
			return true;
	}
	return false;
}

bool
picture_blocked(const struct picture_builder *b, const struct process *process)
{
	return b->picture->moment.seq == UINT64_MAX && process->blocked.known;
}

/** Can the row join the range above it? */
static bool
joins(const struct picture_row *above, const struct picture_row *row)
{
	return above->pipe < 0 && row->pipe < 0 && !above->culprit &&
	       !row->culprit && !above->waiting && !row->waiting &&
	       row->fd == above->last_fd + 1 && above->text && row->text &&
	       !strcmp(above->text, row->text);
}

void
picture_add_row(struct picture_builder *b, struct picture_box *box,
		const struct desc *desc)
{
	const struct process *process = box->process;
	struct picture_row row = {.fd = desc->fd,
				  .last_fd = desc->fd,
				  .text = row_text(desc->ofd),
				  .pipe = add_pipe(b, desc->ofd->pipe),
				  .reads = desc->ofd->readable,
				  .writes = desc->ofd->writable,
				  .culprit = is_culprit(b, process, desc->fd),
				  .waiting = picture_blocked(b, process) &&
					     process->blocked.fd == desc->fd};

	if (box->row_len && joins(&box->rows[box->row_len - 1], &row)) {
		box->rows[box->row_len - 1].last_fd = row.fd;
		free(row.text);
		return;
	}
	box->rows[box->row_len++] = row;
}

void
picture_add_opening(struct picture_builder *b, struct picture_box *box)
{
	const struct blocked *blocked = &box->process->blocked;
	int pipe;

	if (!picture_blocked(b, box->process) || blocked->fd >= 0 ||
	    !blocked->pipe)
		return;
	pipe = add_pipe(b, blocked->pipe);
	if (pipe < 0)
		return;
	box->rows[box->row_len++] = (struct picture_row){
		.fd = -1,
		.last_fd = -1,
		.text = picture_say("opens FIFO %d to %s", blocked->pipe->n,
				    blocked->writing ? "write" : "read"),
		.pipe = pipe,
		.reads = !blocked->writing,
		.writes = blocked->writing,
		.waiting = true};
}

void
picture_cut_rows(struct picture_box *box)
{
	size_t over, kept = 0;

	if (box->row_len <= MOST_ROWS)
		return;
	over = box->row_len - (MOST_ROWS - 1);
	for (size_t pass = 0, left = over; pass < 2 && left; pass++) {
		for (size_t i = box->row_len; i-- > 0 && left;) {
			struct picture_row *row = &box->rows[i];

			if (!row->text || row->culprit || row->waiting ||
			    (pass == 0 && row->pipe >= 0))
				continue;
			free(row->text);
			row->text = NULL;
			left--;
		}
	}
	for (size_t i = 0; i < box->row_len; i++)
		if (box->rows[i].text)
			box->rows[kept++] = box->rows[i];
	box->rows[kept++] =
		(struct picture_row){.fd = -1,
				     .last_fd = -1,
				     .pipe = -1,
				     .text = picture_say("and %zu more", over)};
	box->row_len = kept;
}

static bool
alike(const struct picture_pipe *a, const struct picture_pipe *b)
{
	return b->pipe->n == a->pipe->n + 1 && a->pipe->fifo == b->pipe->fifo &&
	       !strcmp(a->about, b->about) && !a->content == !b->content &&
	       (!a->content || !strcmp(a->content, b->content));
}

char *
picture_key(const struct picture *picture, size_t *from)
{
	const struct picture_pipe *first = &picture->pipes[*from],
				  *last = first;
	const char *content;

	if (*from >= picture->pipe_len)
		return NULL;
	while (++*from < picture->pipe_len && alike(last, last + 1))
		last++;
	content = first->content;
	return picture_say("%s%s%s: %s%s%s", first->name,
			   last > first ? " to " : "",
			   last > first ? last->name : "", first->about,
			   content ? ", " : "", content ? content : "");
}
