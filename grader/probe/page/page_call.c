/* SPDX-License-Identifier: MIT */
/* One event as text and as data; see page_call.h. */
#include "probe/page/page_call.h"
#include "probe/base/signal_name.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/report_sites.h"
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define EXCERPT 40 /* bytes of a write shown */

/** The name programs use: fork, where libc calls clone. */
static const char *
call_name(const struct event *event)
{
	if (event->kind == EVENT_FORK)
		return event->flags & FORK_THREAD  ? "thread"
		       : event->flags & FORK_VFORK ? "vfork"
						   : "fork";
	return event->kind == EVENT_PIPE ? "pipe" : event_function(event);
}

/** "read(3)" */
static void
put_call(FILE *out, const struct event *event)
{
	fprintf(out, "%s(", call_name(event));
	if (event->kind == EVENT_PIPE)
		fprintf(out, "[%d, %d]", event->fd, event->fd2);
	else if (event->kind == EVENT_DUP)
		fprintf(out, "%d, %d", event->fd, event->fd2);
	else if (event->path)
		text_put(out, event->path);
	else if (event_has_fd(event))
		fprintf(out, "%d", event->fd);
	else if (event->kind == EVENT_KILL)
		fprintf(out, "%d, %s", (int)event->child,
			signal_name(event->flags));
	fputc(')', out);
}

/** "read(3) = 12" */
static void
put_words(FILE *out, const struct event *event)
{
	if (event->kind == EVENT_END)
		fprintf(out, "The run is over: %s",
			outcome_name((enum outcome)event->result));
	else if (event->kind == EVENT_SIGNAL)
		fprintf(out, "is sent %s", signal_name(event->flags));
	else if (event->kind == EVENT_EXIT && WIFSIGNALED((int)event->result))
		fprintf(out, "is killed by %s",
			signal_name(WTERMSIG((int)event->result)));
	else if (event->kind == EVENT_EXIT)
		fprintf(out, "exits with status %d",
			WEXITSTATUS((int)event->result));
	else if (event->kind == EVENT_START)
		fputs("starts", out);
	else if (event->kind == EVENT_RUNNING)
		fputs("computes", out);
	else {
		if (event->kind == EVENT_BLOCKED)
			fputs("waits in ", out);
		put_call(out, event);
		if (event->kind == EVENT_FORK)
			fprintf(out, " = %d", (int)event->child);
		else if (event->result < 0)
			fprintf(out, ": %s", strerror((int)-event->result));
		else if (event->kind != EVENT_BLOCKED)
			fprintf(out, " = %ld",
				event->kind == EVENT_OPEN ? (long)event->fd
							  : event->result);
		if (event->kind == EVENT_READ && event->result == 0 &&
		    event->size > 0)
			fputs(", end of file", out);
		if (event->calls > 1)
			fprintf(out, ", %llu times",
				(unsigned long long)event->calls);
	}
}

/** What put() writes of the event. */
static json_t *
written(void (*put)(FILE *out, const struct event *event),
	const struct event *event)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	json_t *string;

	if (!out)
		return NULL;
	put(out, event);
	fclose(out);
	string = report_string(text);
	free(text);
	return string;
}

/** Is it a call during which others did something? Then the page says that the
 *  process is in it. */
static bool
is_long_call(const struct event *event)
{
	switch (event->kind) {
	case EVENT_END:
	case EVENT_SIGNAL:
	case EVENT_EXIT:
	case EVENT_START:
	case EVENT_RUNNING:
		return false;
	default:
		return event->began_seq > 0 &&
		       event->began_seq + 1 < event->seq;
	}
}

/** The child that the event is about, or 0. */
static json_int_t
child_of(const struct event *event)
{
	if (event->kind == EVENT_FORK)
		return event->child;
	return event->kind == EVENT_WAIT && event->result > 0 ? event->result
							      : 0;
}

json_t *
page_call(const struct event *event)
{
	const struct pipe *pipe = event->ofd ? event->ofd->pipe : NULL;
	json_t *step = json_object();

	json_object_set_new(step, "t", written(put_words, event));
	if (is_long_call(event))
		json_object_set_new(step, "call", written(put_call, event));
	if (child_of(event))
		json_object_set_new(step, "child",
				    json_integer(child_of(event)));
	if (event->kind == EVENT_SIGNAL)
		json_object_set_new(step, "sig",
				    report_string(signal_name(event->flags)));
	if (event->kind != EVENT_READ && event->kind != EVENT_WRITE &&
	    event->kind != EVENT_WAIT && event->kind != EVENT_EXEC)
		return step;
	json_object_set_new(step, "k",
			    json_string(event_kind_name(event->kind)));
	json_object_set_new(step, "r", json_integer(event->result));
	if (event->calls > 1)
		json_object_set_new(step, "calls",
				    json_integer((json_int_t)event->calls));
	if (!pipe || pipe->n == 0)
		return step;
	json_object_update_new(step, json_pack("{s:i, s:i, s:I, s:I}", "pipe",
					       pipe->n, "fd", event->fd, "size",
					       (json_int_t)event->size, "bytes",
					       (json_int_t)event->bytes));
	if (event->kind == EVENT_WRITE && event->data && event->data_len) {
		char *text = strndup(event->data, event->data_len < EXCERPT
							  ? event->data_len
							  : EXCERPT);

		json_object_set_new(step, "x", report_string(text ? text : ""));
		free(text);
	}
	return step;
}
