/* SPDX-License-Identifier: MIT */
/* What can happen to a call; see may_happen.h. */
#include "probe/runs/may_happen.h"
#include <limits.h>
#include <string.h>

bool
may_be_interrupted(const struct survey_row *row)
{
	return row->signals && !row->nonblock;
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

/** Was all that this process did over before that call: was it waited for? */
static bool
over_before(const struct process *writer, const struct process *reader,
	    uint64_t seq)
{
	while (writer && writer != reader && writer->reaped &&
	       writer->reap->seq <= seq)
		writer = writer->reaped_by;
	return writer == reader;
}

/** Was it written before the read, in whatever order the processes run? */
static bool
surely_before(const struct model *model, const struct event *write,
	      const struct event *read)
{
	const struct process *reader = model_process(model, read->pid);
	const struct process *writer = model_process(model, write->pid);

	if (!reader || !writer)
		return false;
	if (writer == reader)
		return write->last_seq <= read->began_seq;
	if (writer == reader->parent && reader->forked)
		return write->last_seq <= reader->forked->began_seq;
	return over_before(writer, reader, read->began_seq);
}

/** How many bytes of those that the read could get were there for sure. */
static uint64_t
surely_there(const struct model *model, const struct event *read,
	     uint64_t start)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *write = model->log[i];

		if (is_of_pipe(write, EVENT_WRITE, read->ofd->pipe) &&
		    surely_before(model, write, read))
			bytes += write->bytes;
	}
	return bytes > start ? bytes - start : 0;
}

/** The least that comes of what one write brought. */
static uint64_t
first_write(const struct model *model, const struct event *read, uint64_t start)
{
	uint64_t at = 0;

	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *write = model->log[i];

		if (!is_of_pipe(write, EVENT_WRITE, read->ofd->pipe))
			continue;
		if (write->bytes > PIPE_BUF && at + write->bytes > start)
			return 1; /* it may be split at any byte */
		at += write->bytes;
		if (at > start)
			return at - start;
	}
	return 0;
}

/**
 * The least that a read could have got, if less than it did, else 0: a write of
 * PIPE_BUF or less arrives as a whole, but the next may not have been made yet.
 */
static uint64_t
first_part(const struct model *model, const struct event *read)
{
	uint64_t start = read_before(model, read);
	uint64_t part = first_write(model, read, start);
	uint64_t there = surely_there(model, read, start);

	if (part > 0 && there > part)
		part = there;
	return part < (uint64_t)read->result ? part : 0;
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
