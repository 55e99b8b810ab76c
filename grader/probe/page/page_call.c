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

/** The call as text: "read(3) = 12". */
static char *
words_of(const struct event *event)
{
	const char *call = call_name(event);
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
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
		fprintf(out, "%s%s(",
			event->kind == EVENT_BLOCKED ? "waits in " : "", call);
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
	fclose(out);
	return text;
}

json_t *
page_call(const struct event *event)
{
	const struct pipe *pipe = event->ofd ? event->ofd->pipe : NULL;
	json_t *step = json_object();
	char *words = words_of(event);

	json_object_set_new(step, "t", report_string(words));
	free(words);
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
