/* SPDX-License-Identifier: MIT */
/*
 * The log of events. A program may read and write millions of times: after a
 * few dozen similar calls in a row, one event counts them all.
 */
#include "probe/model/model_log.h"
#include "probe/events/stack.h"
#include <stdlib.h>
#include <string.h>

#define KEEP_APART 48     /* similar calls kept singly before merging */
#define DATA_KEPT 1024    /* bytes of a write */
#define PLAIN_FROM 200000 /* from this many events on, without data */
#define RECENT 8          /* simultaneous runs per process */

/** Calls that programs repeat; any other call ends a run. */
static bool
repeats(const struct event *event)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_POLL:
	case EVENT_SLEEP:
	case EVENT_TIMER:
	case EVENT_KILL:
	case EVENT_SIGNAL:
	case EVENT_SIGRETURN:
		return true;
	case EVENT_WAIT:
		return event->result <= 0;
	case EVENT_OPEN:
		return event->result < 0;
	default:
		return false;
	}
}

static int
sign(long result)
{
	if (result > 0)
		return 1;
	return result < 0 ? -1 : 0;
}

static bool
alike(const struct event *a, const struct event *b)
{
	if (a->kind != b->kind || a->fd != b->fd || a->tid != b->tid ||
	    a->origin != b->origin || a->in_handler != b->in_handler ||
	    a->let_in != b->let_in)
		return false;
	if (sign(a->result) != sign(b->result) || a->injected || b->injected)
		return false;
	if (a->result < 0 && a->result != b->result)
		return false;
	return (a->kind != EVENT_SIGNAL && a->kind != EVENT_POLL) ||
	       a->flags == b->flags;
}

/** The process's current run of calls like this one, or NULL. */
static struct recent *
run_of(struct process *process, const struct event *event)
{
	for (size_t i = 0; i < process->recent_len; i++) {
		if (alike(process->recent[i].event, event))
			return &process->recent[i];
	}
	return NULL;
}

/** Start a run with a new event; a call that is not repeated ends all runs of
 *  the process. */
static void
remember(struct process *process, struct event *event)
{
	if (!repeats(event)) {
		process->recent_len = 0;
		return;
	}
	if (process->recent_len == RECENT) {
		process->recent_len--;
		memmove(process->recent, process->recent + 1,
			process->recent_len * sizeof(process->recent[0]));
	}
	process->recent[process->recent_len++] =
		(struct recent){.event = event, .kept = 1};
}

static int
append(struct model *model, struct event *event)
{
	/* The capacity is the next power of two, so the length tells when to
	 * grow. */
	if ((model->log_len & (model->log_len - 1)) == 0) {
		size_t cap = model->log_len ? model->log_len * 2 : 1;
		struct event **log =
			realloc(model->log, cap * sizeof(struct event *));

		if (!log)
			return -1;
		model->log = log;
	}
	model->log[model->log_len++] = event;
	return 0;
}

/** Append to the process's own part of the log. */
static void
append_own(struct process *process, struct event *event)
{
	if (process->last_event)
		process->last_event->next = event;
	else
		process->events = event;
	process->last_event = event;
}

/*
 * The memory that an event takes. A stack counts in full, though it may be
 * shared; what the model makes from the event (a pipe, a table row) takes about
 * as much again.
 */
static uint64_t
size_of(const struct event *event)
{
	return 2 * sizeof(*event) + event->data_len +
	       (event->path ? strlen(event->path) : 0) +
	       event->stdio_len * sizeof(*event->stdio) +
	       (event->stack ? sizeof(*event->stack) + event->stack->len : 0);
}

static void
event_free(struct event *event)
{
	free((char *)event->path);
	free((char *)event->data);
	free((char *)event->at);
	free((char *)event->frames);
	free((char *)event->text);
	free((char *)event->caller);
	free((char *)event->wrapper);
	free((struct stdio_row *)event->stdio);
	stack_unref(event->stack);
	free(event);
}

static void
copy_data(struct event *copy, const struct event *event)
{
	size_t len = event->data_len;

	copy->data = NULL;
	copy->data_len = 0;
	if (!event->data || len == 0)
		return;
	if (len > DATA_KEPT)
		len = DATA_KEPT;
	copy->data = malloc(len);
	if (!copy->data)
		return;
	memcpy((char *)copy->data, event->data, len);
	copy->data_len = len;
}

static void
copy_stdio(struct event *copy, const struct event *event)
{
	size_t size = event->stdio_len * sizeof(*event->stdio);

	copy->stdio = NULL;
	copy->stdio_len = 0;
	if (!event->stdio || size == 0)
		return;
	copy->stdio = malloc(size);
	if (!copy->stdio)
		return;
	memcpy((struct stdio_row *)copy->stdio, event->stdio, size);
	copy->stdio_len = event->stdio_len;
}

static struct event *
event_copy(const struct event *event, bool plain)
{
	struct event *copy = malloc(sizeof(*copy));

	if (!copy)
		return NULL;
	*copy = *event;
	copy->path = event->path ? strdup(event->path) : NULL;
	copy->at = event->at ? strdup(event->at) : NULL;
	copy->frames = event->frames ? strdup(event->frames) : NULL;
	copy->text = event->text ? strdup(event->text) : NULL;
	copy->caller = event->caller ? strdup(event->caller) : NULL;
	copy->wrapper = event->wrapper ? strdup(event->wrapper) : NULL;
	copy->argv = NULL;
	copy->next = NULL;
	copy->ofd = NULL;
	copy->table = NULL;
	copy->table_len = 0;
	copy_stdio(copy, event);
	if (plain) {
		copy->data = NULL;
		copy->data_len = 0;
	} else {
		copy_data(copy, event);
	}
	copy->calls = 1;
	copy->bytes = event->result > 0 ? (uint64_t)event->result : 0;
	copy->last_seq = event->seq;
	copy->last_ns = event->time_ns;
	return copy;
}

static void
count_with(struct event *run, const struct event *event)
{
	run->calls++;
	if (event->result > 0)
		run->bytes += (uint64_t)event->result;
	run->last_seq = event->seq;
	run->last_ns = event->time_ns;
	stack_unref(event->stack);
}

struct event *
log_event(struct model *model, struct process *process,
	  const struct event *event)
{
	struct recent *run = NULL;
	struct event *copy;

	if (process && repeats(event))
		run = run_of(process, event);
	if (run && run->kept >= KEEP_APART) {
		count_with(run->event, event);
		return NULL;
	}
	copy = event_copy(event, model->log_len >= PLAIN_FROM);
	if (!copy || append(model, copy) == -1) {
		if (copy)
			event_free(copy);
		else
			stack_unref(event->stack);
		model_fault(model, "out of memory");
		return NULL;
	}
	model->log_bytes += size_of(copy);
	if (process)
		append_own(process, copy);
	if (run) {
		run->event = copy;
		run->kept++;
	} else if (process) {
		remember(process, copy);
	}
	return copy;
}

void
log_free(struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++)
		event_free(model->log[i]);
	free(model->log);
}
