/* The picture's content: boxes with their rows, pipes, and their words. */
#include "picture.h"
#include "calls.h"
#include "text.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BOXES 16
#define MOST_ROWS 12
#define MOST_PIPES 16

struct builder {
	struct picture *picture;
	const struct run_result *result;
};

void
picture_free(struct picture *picture)
{
	if (!picture)
		return;
	for (size_t i = 0; i < picture->box_len; i++) {
		struct picture_box *box = &picture->boxes[i];

		for (size_t k = 0; k < box->row_len; k++)
			free(box->rows[k].text);
		free(box->rows);
		free(box->name);
		free(box->origin);
		free(box->state);
		free(box->where);
	}
	for (size_t i = 0; i < picture->pipe_len; i++) {
		free(picture->pipes[i].name);
		free(picture->pipes[i].about);
		free(picture->pipes[i].content);
	}
	free(picture->boxes);
	free(picture->pipes);
	free(picture->title);
	free(picture);
}

/** printf into fresh memory; NULL if there is none. */
static char *__attribute__((format(printf, 1, 2))) say(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	return text;
}

/* --- pipes ------------------------------------------------------------- */

/** Somebody else's, such as the shell's around the program: not drawn. */
static bool
is_outside(const struct pipe *pipe)
{
	return !pipe->created && !pipe->fifo;
}

static char *
pipe_about(const struct builder *b, const struct pipe *pipe)
{
	struct place place;

	if (pipe->path)
		return text_shorten_path(pipe->path, 40);
	if (event_place(b->result->lines, pipe->created, &place) == 0)
		return say("made at %s:%d", place.file, place.line);
	if (pipe->creator)
		return say("made by process %d", pipe->creator->n);
	return strdup("");
}

static char *
pipe_content(const struct builder *b, const struct pipe *pipe)
{
	uint64_t bytes = pipe->bytes_written - pipe->bytes_read;

	if (b->picture->moment.seq != UINT64_MAX ||
	    pipe->bytes_read > pipe->bytes_written || pipe->outside)
		return NULL;
	return bytes ? say("%" PRIu64 " B", bytes) : strdup("empty");
}

/** Its index in the picture; -1 if it is not drawn. */
static int
add_pipe(struct builder *b, const struct pipe *pipe)
{
	struct picture *picture = b->picture;
	struct picture_pipe *new;

	if (!pipe || is_outside(pipe))
		return -1;
	for (size_t i = 0; i < picture->pipe_len; i++)
		if (picture->pipes[i].pipe == pipe)
			return (int)i;
	if (picture->pipe_len == MOST_PIPES)
		return -1;
	new = &picture->pipes[picture->pipe_len++];
	*new = (struct picture_pipe){
		.pipe = pipe,
		.name = say("%s %d", pipe->fifo ? "FIFO" : "pipe", pipe->n),
		.about = pipe_about(b, pipe),
		.content = pipe_content(b, pipe),
		.culprit = picture->moment.finding &&
			   picture->moment.finding->pipe == pipe};
	return (int)(picture->pipe_len - 1);
}

/* --- rows -------------------------------------------------------------- */

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
row_text(const struct ofd *ofd)
{
	const struct pipe *pipe = ofd->pipe;

	if (pipe && !is_outside(pipe))
		return say("%s %d, %s", pipe->fifo ? "FIFO" : "pipe", pipe->n,
			   !ofd->writable   ? "read end"
			   : !ofd->readable ? "write end"
					    : "both ends");
	if (ofd->file.type == FILE_TTY || pipe || !ofd->path)
		return strdup(type_name(ofd->file.type));
	return text_shorten_path(ofd->path, 19);
}

/** Named by the finding that is drawn, or another error about its pipe. */
static bool
is_culprit(const struct builder *b, const struct process *process, int fd)
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

static bool
is_blocked(const struct builder *b, const struct process *process)
{
	return b->picture->moment.seq == UINT64_MAX && process->blocked.known;
}

/** May the descriptor be one of the range above it? */
static bool
joins(const struct picture_row *above, const struct picture_row *row)
{
	return above->pipe < 0 && row->pipe < 0 && !above->culprit &&
	       !row->culprit && !above->waiting && !row->waiting &&
	       row->fd == above->last_fd + 1 && above->text && row->text &&
	       !strcmp(above->text, row->text);
}

static void
add_row(struct builder *b, struct picture_box *box, const struct desc *desc)
{
	const struct process *process = box->process;
	struct picture_row row = {.fd = desc->fd,
				  .last_fd = desc->fd,
				  .text = row_text(desc->ofd),
				  .pipe = add_pipe(b, desc->ofd->pipe),
				  .reads = desc->ofd->readable,
				  .writes = desc->ofd->writable,
				  .culprit = is_culprit(b, process, desc->fd),
				  .waiting = is_blocked(b, process) &&
					     process->blocked.fd == desc->fd};

	if (box->row_len && joins(&box->rows[box->row_len - 1], &row)) {
		box->rows[box->row_len - 1].last_fd = row.fd;
		free(row.text);
		return;
	}
	box->rows[box->row_len++] = row;
}

/** One that is blocked in open(2) has no descriptor yet. */
static void
add_opening_row(struct builder *b, struct picture_box *box)
{
	const struct blocked *blocked = &box->process->blocked;
	int pipe;

	if (!is_blocked(b, box->process) || blocked->fd >= 0 || !blocked->pipe)
		return;
	pipe = add_pipe(b, blocked->pipe);
	if (pipe < 0)
		return;
	box->rows[box->row_len++] = (struct picture_row){
		.fd = -1,
		.last_fd = -1,
		.text = say("opens FIFO %d to %s", blocked->pipe->n,
			    blocked->writing ? "write" : "read"),
		.pipe = pipe,
		.reads = !blocked->writing,
		.writes = blocked->writing,
		.waiting = true};
}

/** Too many: pipes and what is marked stay, plain files go first. */
static void
cut_rows(struct picture_box *box)
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
				     .text = say("and %zu more", over)};
	box->row_len = kept;
}

/* --- boxes ------------------------------------------------------------- */

static char *
run_name(const struct run *run, const struct process *process)
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

/** What a waiting process waits for, in a few words. */
static char *
blocked_state(const struct builder *b, const struct process *process)
{
	const struct blocked *blocked = &process->blocked;
	const struct process *child = NULL;

	if (blocked->fd >= 0)
		return say("waits in %s(%d)", blocked->call, blocked->fd);
	if (strncmp(blocked->call, "wait", 4) != 0)
		return say("waits in %s", blocked->call);
	if (blocked->child > 0)
		child = model_process(b->result->model, blocked->child);
	return child ? say("waits for process %d", child->n)
		     : strdup("waits for a child");
}

static void
set_state(struct builder *b, struct picture_box *box)
{
	const struct process *process = box->process;
	const struct event *event = b->picture->moment.event;
	struct place place;

	if (is_blocked(b, process)) {
		box->blocked = true;
		box->state = blocked_state(b, process);
		event = process->blocked.event;
	} else if (event && event_of(event, process)) {
		if (event->kind == EVENT_EXIT)
			box->state = strdup("is about to end");
		else if (event->kind == EVENT_EXEC)
			box->state = strdup("has just been exec'd");
		else
			box->state = say("calls %s", event_call(event));
	} else {
		return;
	}
	if (event_place(b->result->lines, event, &place) == 0) {
		char *file = text_shorten_path(place.file, 22);

		box->where = say("at %s:%d", file ? file : "?", place.line);
		free(file);
	}
}

static int
add_box(struct builder *b, const struct process *process)
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
	box->origin = process->parent ? say("child of %d", process->parent->n)
				      : strdup("first process");
	box->culprit = finding && finding->process == process;
	set_state(b, box);
	for (ssize_t i = 0; box->rows && i < len; i++)
		add_row(b, box, rows[i]);
	if (box->rows)
		add_opening_row(b, box);
	free(rows);
	cut_rows(box);
	return box->rows && box->name && box->origin ? 0 : -1;
}

int
picture_head(const struct picture_box *box)
{
	return 2 + (box->state != NULL) + (box->where != NULL);
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
	return say("%s%s%s: %s%s%s", first->name, last > first ? " to " : "",
		   last > first ? last->name : "", first->about,
		   content ? ", " : "", content ? content : "");
}

/** The more, the sooner it gets a place. */
static int
importance(const struct builder *b, const struct process *process)
{
	const struct finding *finding = b->picture->moment.finding;
	const struct desc **rows;
	ssize_t len;
	int score = 0;

	if (finding && finding->process == process)
		score += 100;
	if (is_blocked(b, process))
		score += 20;
	len = moment_table(&b->picture->moment, process, &rows);
	for (ssize_t i = 0; i < len; i++) {
		const struct pipe *pipe = rows[i]->ofd->pipe;

		if (pipe && !is_outside(pipe))
			score += finding && finding->pipe == pipe ? 50 : 1;
	}
	if (len >= 0)
		free(rows);
	return score;
}

/** Every live process if they fit; else the ones that matter most. */
static int
add_boxes(struct builder *b)
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

static char *
title_of(const struct builder *b)
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
		return say("Descriptors and pipes after process %d's exec", n);
	if (event->kind == EVENT_EXIT)
		return say("Descriptors and pipes as process %d ends", n);
	return say("Descriptors and pipes after process %d's %s", n,
		   event_call(event));
}

struct picture *
picture_new(const struct run_result *result)
{
	struct picture *picture = calloc(1, sizeof(*picture));
	struct builder b = {.picture = picture, .result = result};

	if (!picture)
		return NULL;
	picture->moment = moment_choose(result);
	picture->boxes = calloc(MOST_BOXES, sizeof(*picture->boxes));
	picture->pipes = calloc(MOST_PIPES, sizeof(*picture->pipes));
	picture->title = title_of(&b);
	if (!picture->boxes || !picture->pipes || !picture->title ||
	    add_boxes(&b) < 0 || picture_layout(picture) < 0) {
		picture_free(picture);
		return NULL;
	}
	return picture;
}
