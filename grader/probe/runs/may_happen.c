/* SPDX-License-Identifier: MIT */
/* What can happen to a call; see may_happen.h. */
#include "probe/runs/may_happen.h"
#include <limits.h>
#include <string.h>

bool
may_be_interrupted(const struct survey_row *row)
{
	return row->interruptible && !row->nonblock;
}

bool
may_run_out(const struct survey_row *row)
{
	return strcmp(fault_family(row->nr), "dup2") != 0;
}

/** The model's event for the call; NULL if it was merged into another. */
static const struct event *
event_of(const struct survey_row *row, const struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->kind == row->event.kind &&
		    event->tid == row->event.tid &&
		    event->fd == row->event.fd &&
		    event->began_seq == row->event.began_seq)
			return event;
	}
	return NULL;
}

static bool
is_of_pipe(const struct event *event, enum event_kind kind,
	   const struct pipe *pipe)
{
	return event->kind == kind && event->result > 0 && event->ofd &&
	       event->ofd->pipe == pipe;
}

/** How many bytes had been read from the pipe before this read. */
static uint64_t
read_before(const struct model *model, const struct event *read)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < model->log_len && model->log[i] != read; i++)
		if (is_of_pipe(model->log[i], EVENT_READ, read->ofd->pipe))
			bytes += model->log[i]->bytes;
	return bytes;
}

/**
 * The least that a read could have got, if less than it did, else 0: a write of
 * PIPE_BUF or less arrives as a whole, but the next may not have been made yet.
 */
static uint64_t
first_part(const struct model *model, const struct event *read)
{
	uint64_t start = read_before(model, read), at = 0;

	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *write = model->log[i];

		if (!is_of_pipe(write, EVENT_WRITE, read->ofd->pipe))
			continue;
		if (write->bytes > PIPE_BUF && at + write->bytes > start)
			return 1; /* it may be split at any byte */
		at += write->bytes;
		if (at > start)
			return at < start + (uint64_t)read->result ? at - start
								   : 0;
	}
	return 0;
}

uint64_t
may_be_short(const struct survey_row *row, const struct model *model)
{
	const struct event *event = event_of(row, model);

	if (!event || !event->ofd || !event->ofd->pipe || event->result <= 1)
		return 0;
	if (event->ofd->pipe->outside)
		return 1; /* how it is read or written outside is unknown */
	if (event->kind == EVENT_READ)
		return first_part(model, event);
	return row->handled && event->size > PIPE_BUF ? 1 : 0;
}
