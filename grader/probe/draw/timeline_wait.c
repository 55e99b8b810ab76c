/* SPDX-License-Identifier: MIT */
/* Which calls of a timeline waited, from when, and for whom. */
#include "probe/draw/timeline_wait.h"
#include "probe/draw/timeline.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include <string.h>

#define LEAST_WAIT 50000 /* ns in a call from which on it counts as waiting */

static const struct pipe *
pipe_of_row(const struct timeline_row *row)
{
	struct moment before = {.seq = row->event->seq - 1};
	const struct desc *desc;

	if (!event_has_fd(row->event))
		return NULL;
	desc = moment_desc(&before, row->process, row->event->fd);
	return desc && desc->ofd ? desc->ofd->pipe : NULL;
}

/** Can the call in `row` have ended the wait of `waiter`? */
static bool
wakes(const struct timeline_row *waiter, const struct timeline_row *row)
{
	const struct event *event = row->event;
	const struct pipe *pipe;

	if (!event || row->process == waiter->process)
		return false;
	if (waiter->event->kind == EVENT_WAIT)
		return event->kind == EVENT_EXIT &&
		       event->pid == (pid_t)waiter->event->result;
	if (waiter->event->kind == EVENT_OPEN)
		return event->kind == EVENT_OPEN && event->path &&
		       waiter->event->path &&
		       !strcmp(event->path, waiter->event->path);
	pipe = pipe_of_row(waiter);
	if (!pipe)
		return false;
	if (waiter->event->kind == EVENT_WRITE)
		return event->kind == EVENT_READ && pipe_of_row(row) == pipe;
	if (waiter->event->result > 0)
		return event->kind == EVENT_WRITE && pipe_of_row(row) == pipe;
	return event->kind == EVENT_EXIT ||
	       (event->kind == EVENT_CLOSE && pipe_of_row(row) == pipe);
}

/** Can a process be held up in this call? */
static bool
can_wait(const struct event *event)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_WAIT:
	case EVENT_OPEN:
	case EVENT_SLEEP:
	case EVENT_BLOCKED:
		return true;
	default:
		return false;
	}
}

static void
find_wait(struct timeline *timeline, size_t at)
{
	struct timeline_row *row = &timeline->rows[at];
	const struct event *event = row->event;
	size_t from = at;

	row->waited_from = row->woken_by = at;
	if (!event || !can_wait(event) || !event->began_ns || row->calls > 1 ||
	    (!row->for_ever && event->time_ns < event->began_ns + LEAST_WAIT))
		return;
	while (from > 0 && timeline->rows[from - 1].event &&
	       timeline->rows[from - 1].process != row->process &&
	       timeline->rows[from - 1].event->time_ns > event->began_ns)
		from--;
	row->waited_from = from;
	for (size_t i = at; i-- > from && row->woken_by == at;)
		if (!row->for_ever && wakes(row, &timeline->rows[i]))
			row->woken_by = i;
	/* Observation itself takes time: show no wait without a known cause. */
	if (row->woken_by == at && !row->for_ever && event->kind != EVENT_SLEEP)
		row->waited_from = at;
}

/** A wait that never ended began right after the process's previous row. */
static void
find_last_wait(struct timeline *timeline, size_t at)
{
	struct timeline_row *row = &timeline->rows[at];

	for (size_t i = at; i-- > 0;) {
		if (timeline->rows[i].process == row->process ||
		    (timeline->rows[i].event &&
		     timeline->rows[i].event == row->process->forked))
			return;
		row->waited_from = i;
	}
}

void
timeline_find_wait(struct timeline *timeline, size_t at)
{
	find_wait(timeline, at);
	if (timeline->rows[at].for_ever)
		find_last_wait(timeline, at);
}
