/* SPDX-License-Identifier: MIT */
/* The text for each call of a timeline. */
#include "probe/draw/timeline_words.h"
#include "probe/base/signal_name.h"
#include "probe/base/text.h"
#include "probe/draw/timeline.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define FIRST_RESTART 512 /* ERESTARTSYS: the kernel makes the call again */

struct words {
	FILE *out;
	const struct run_result *result;
	const struct process *process;
	const struct event *event;
	uint64_t calls, bytes;
};

static void
put_plain(FILE *out, const char *text, size_t columns)
{
	char *plain = text_shorten_path(text ? text : "?", columns);

	fputs(plain ? plain : "?", out);
	free(plain);
}

static int
number_of(const struct words *w, pid_t pid)
{
	const struct process *process = model_process(w->result->model, pid);

	return process ? process->n : 0;
}

static void
put_result(const struct words *w)
{
	if (w->event->result <= -FIRST_RESTART)
		fputs(" is interrupted and begins again", w->out);
	else if (w->event->result < 0)
		fprintf(w->out, " fails: %s",
			strerrorname_np((int)-w->event->result)
				? strerrorname_np((int)-w->event->result)
				: "error");
}

/** " from pipe 1", " to FIFO 2": what the descriptor referred to. */
static void
put_pipe(const struct words *w, const char *preposition)
{
	struct moment before = {.seq = w->event->seq - 1};
	const struct desc *desc =
		moment_desc(&before, w->process, w->event->fd);
	const struct pipe *pipe = desc && desc->ofd ? desc->ofd->pipe : NULL;

	if (pipe && pipe->n)
		fprintf(w->out, " %s %s %d", preposition,
			pipe->fifo ? "FIFO" : "pipe", pipe->n);
}

static void
put_io(const struct words *w)
{
	const struct event *event = w->event;
	bool reading = event->kind == EVENT_READ;

	fprintf(w->out, "%s(%d)", event_function(event), event->fd);
	if (w->calls > 1)
		fprintf(w->out, " %" PRIu64 " times", w->calls);
	put_result(w);
	if (event->result < 0)
		return;
	if (reading && event->result == 0 && w->calls == 1) {
		fputs(": end of file", w->out);
		put_pipe(w, "of");
		return;
	}
	fprintf(w->out, ": %" PRIu64 " byte%s", w->bytes,
		w->bytes == 1 ? "" : "s");
	put_pipe(w, reading ? "from" : "to");
}

static void
put_status(FILE *out, int status)
{
	if (WIFSIGNALED(status))
		fprintf(out, "killed by %s", signal_name(WTERMSIG(status)));
	else
		fprintf(out, "exit %d", WEXITSTATUS(status));
}

static void
put_wait(const struct words *w)
{
	const struct event *event = w->event;

	fputs(event_function(event), w->out);
	if (event->result <= 0) {
		put_result(w);
		if (event->result == 0)
			fputs(": none has ended", w->out);
		return;
	}
	fprintf(w->out, ": process %d, ", number_of(w, (pid_t)event->result));
	put_status(w->out, event->flags);
}

static void
put_start(const struct words *w)
{
	char *const *argv = w->process->runs[0].argv;

	fputs("starts", w->out);
	if (argv && *argv) {
		fputc(' ', w->out);
		put_plain(w->out, *argv, 30);
	}
}

static void
put_fork(const struct words *w)
{
	if (w->event->flags & FORK_THREAD)
		fputs("new thread", w->out);
	else
		fprintf(w->out, "%s: process %d",
			w->event->flags & FORK_VFORK ? "vfork" : "fork",
			number_of(w, w->event->child));
}

static void
put_exec(const struct words *w)
{
	const struct process *process = w->process;
	size_t i = 0;

	while (i + 1 < process->run_len && process->runs[i].exec != w->event)
		i++;
	fputs("becomes ", w->out);
	put_plain(w->out, process->runs[i].path, 30);
}

static void
put_blocked(const struct words *w)
{
	const struct event *event = w->event;
	const struct blocked *blocked = &w->process->blocked;

	fprintf(w->out, "waits in %s", event_function(event));
	if (event->fd >= 0)
		fprintf(w->out, "(%d)", event->fd);
	if (blocked->known && blocked->event == event && blocked->pipe)
		fprintf(w->out, " on %s %d",
			blocked->pipe->fifo ? "FIFO" : "pipe",
			blocked->pipe->n);
	else if (event->child > 0)
		fprintf(w->out, " for process %d", number_of(w, event->child));
	if (w->result->outcome == OUTCOME_DEADLOCK)
		fputs(", for ever", w->out);
}

static void
put_path_call(const struct words *w)
{
	fprintf(w->out, "%s(", event_function(w->event));
	put_plain(w->out, w->event->path, 24);
	fputc(')', w->out);
	put_result(w);
	if (w->event->kind == EVENT_OPEN && w->event->result >= 0)
		fprintf(w->out, ": descriptor %d", w->event->fd);
}

static void
put_fd_call(const struct words *w)
{
	const struct event *event = w->event;

	fprintf(w->out, "%s(%d", event_function(event), event->fd);
	if (event->kind == EVENT_DUP)
		fprintf(w->out, ", %d", event->fd2);
	fputc(')', w->out);
	put_result(w);
	if (event->kind == EVENT_CLOSE && event->result == 0)
		put_pipe(w, "of");
}

static void
put_event(const struct words *w)
{
	const struct event *event = w->event;

	switch (event->kind) {
	case EVENT_START:
		put_start(w);
		break;
	case EVENT_FORK:
		put_fork(w);
		break;
	case EVENT_EXEC:
		put_exec(w);
		break;
	case EVENT_EXIT:
		fputs("ends: ", w->out);
		put_status(w->out, (int)event->result);
		break;
	case EVENT_WAIT:
		put_wait(w);
		break;
	case EVENT_PIPE:
		fprintf(w->out, "pipe: read end %d, write end %d", event->fd,
			event->fd2);
		put_result(w);
		break;
	case EVENT_READ:
	case EVENT_WRITE:
		put_io(w);
		break;
	case EVENT_OPEN:
	case EVENT_MKNOD:
	case EVENT_UNLINK:
	case EVENT_EXEC_FAILED:
		put_path_call(w);
		break;
	case EVENT_KILL:
		fprintf(w->out, "kill(process %d, %s)",
			number_of(w, event->child), signal_name(event->flags));
		put_result(w);
		break;
	case EVENT_SIGNAL:
		fprintf(w->out, "gets %s", signal_name(event->flags));
		break;
	case EVENT_SLEEP:
		fprintf(w->out, "sleeps %ld ms", event->size);
		break;
	case EVENT_BLOCKED:
		put_blocked(w);
		break;
	default:
		put_fd_call(w);
		break;
	}
	if (w->calls > 1 && event->kind != EVENT_READ &&
	    event->kind != EVENT_WRITE)
		fprintf(w->out, ", %" PRIu64 " times", w->calls);
}

char *
timeline_what(const struct run_result *result, const struct process *process,
	      const struct event *event, uint64_t calls, uint64_t bytes)
{
	struct words words = {.result = result,
			      .process = process,
			      .event = event,
			      .calls = calls,
			      .bytes = bytes};
	char *text = NULL;
	size_t size;

	words.out = open_memstream(&text, &size);
	if (!words.out)
		return NULL;
	put_event(&words);
	if (fclose(words.out) != 0) {
		free(text);
		return NULL;
	}
	return text;
}
