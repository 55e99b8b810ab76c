/* SPDX-License-Identifier: MIT */
/*
 * FIFOs in the file system. fifo-left-behind: made but never removed.
 * stale-fifo-fatal: the program ends because a FIFO already exists.
 * reply-dropped: a partner that is a little late finds nobody.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/** Are the two calls on the same file? */
static bool
same_file(const struct event *a, const struct event *b)
{
	if (!a->path || !b->path)
		return false;
	if (a->file.ino != 0 && b->file.ino != 0)
		return a->file.dev == b->file.dev && a->file.ino == b->file.ino;
	return strcmp(a->path, b->path) == 0;
}

/* --- fifo-left-behind ------------------------------------------------- */

/** Did it end deliberately: by exit, or by a signal that means "please end"? */
static bool
could_clean_up(const struct process *process)
{
	int status = process->status;

	if (!process_gone(process))
		return false;
	if (WIFEXITED(status))
		return true;
	return WTERMSIG(status) == SIGTERM || WTERMSIG(status) == SIGINT ||
	       WTERMSIG(status) == SIGHUP;
}

static bool
ever_opened(const struct model *model, const struct pipe *pipe)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if ((event->kind == EVENT_OPEN ||
		     event->kind == EVENT_BLOCKED) &&
		    same_file(event, pipe->created))
			return true;
	}
	return false;
}

/** A program that only makes a FIFO, as mkfifo(1) does, is meant to leave
 *  it. */
static bool
is_left(const struct model *model, const struct pipe *pipe)
{
	if (!pipe->made_here || pipe->unlinked || !pipe->creator ||
	    !is_own(pipe->created) || !could_clean_up(pipe->creator))
		return false;
	return ever_opened(model, pipe) || !exited_with(pipe->creator, 0);
}

void
rule_fifo_left_behind(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->pipe_len; i++) {
		const struct pipe *pipe = model->pipes[i];
		struct words name, fifo;
		struct finding *finding;

		if (!pipe->fifo || !is_left(model, pipe))
			continue;
		name = who_at(model, pipe->creator, pipe->created);
		fifo = pipe_words(pipe, 0);
		finding = finding_add(
			out, "fifo-left-behind", SEVERITY_ERROR, pipe->creator,
			"%s made %s{0? at {0}} and ended without removing it",
			name.text, fifo.text);
		finding->pipe = pipe;
		finding_source(finding, pipe->created, "FIFO made");
		finding_source(finding, pipe->creator->exited,
			       WIFSIGNALED(pipe->creator->status)
				       ? "ended by a signal"
				       : "ended here");
		finding_step(finding,
			     "Call unlink() on every way out: at the normal "
			     "end, on errors, and after SIGINT or SIGTERM.");
	}
}

/* --- stale-fifo-fatal ------------------------------------------------- */

/** Is that path used later, by any process? */
static bool
goes_on_with_path(const struct model *model, size_t at)
{
	for (size_t i = at + 1; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (!same_file(event, model->log[at]))
			continue;
		if (event->kind == EVENT_OPEN || event->kind == EVENT_MKNOD ||
		    event->kind == EVENT_UNLINK || event->kind == EVENT_BLOCKED)
			return true;
	}
	return false;
}

/** Has it since printed another reason on standard error, and not this one? */
static bool
tells_another_reason(const struct event *failed)
{
	const char *reason = strerror(EEXIST);
	bool told = false;

	for (const struct event *event = failed->next; event;
	     event = event->next) {
		if (event->kind != EVENT_WRITE || event->fd != STDERR_FILENO ||
		    !event->data)
			continue;
		if (memmem(event->data, event->data_len, reason,
			   strlen(reason)))
			return false;
		told = true;
	}
	return told;
}

void
rule_stale_fifo_fatal(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];
		const struct process *process;
		struct words path;
		struct finding *finding;

		if (event->kind != EVENT_MKNOD || event->result != -EEXIST ||
		    event->file.type != FILE_FIFO || !event->path ||
		    !is_own(event) || event->injected)
			continue;
		process = model_process(model, event->pid);
		if (!process || !process_gone(process) ||
		    exited_with(process, 0) || goes_on_with_path(model, i) ||
		    tells_another_reason(event))
			continue;
		path = plain_words(event->path);
		finding = finding_add(
			out, "stale-fifo-fatal", SEVERITY_ERROR, process,
			"%s gives up{0? at {0}} because the FIFO %.100s "
			"already exists, perhaps from an earlier run",
			who_at(model, process, event).text, path.text);
		finding_source(finding, event, "mkfifo failed with EEXIST");
		finding_source(finding, process->exited, "ended here");
		finding_step(finding, "Treat EEXIST as success if the existing "
				      "file is a FIFO (stat, S_ISFIFO).");
	}
}

/* --- reply-dropped ---------------------------------------------------- */

/** Is it the open of a FIFO for reading? Devices and sockets give ENXIO too. */
static bool
opens_to_read(const struct event *event)
{
	if ((event->flags & O_ACCMODE) != O_RDONLY)
		return false;
	return event->kind == EVENT_BLOCKED ||
	       (event->kind == EVENT_OPEN && event->result >= 0 &&
		event->file.type == FILE_FIFO);
}

/** Another process's later open of that FIFO for reading, or NULL. */
static const struct event *
late_reader(const struct model *model, size_t at)
{
	const struct event *failed = model->log[at];

	for (size_t i = at + 1; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->pid != failed->pid && same_file(event, failed) &&
		    opens_to_read(event))
			return event;
	}
	return NULL;
}

static bool
tries_again(const struct event *failed)
{
	for (const struct event *event = failed->next; event;
	     event = event->next) {
		if (event->kind == EVENT_OPEN && same_file(event, failed))
			return true;
	}
	return failed->calls > 1;
}

void
rule_reply_dropped(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];
		const struct event *late;
		const struct process *process;
		struct words path;
		struct finding *finding;

		if (event->kind != EVENT_OPEN || event->result != -ENXIO ||
		    !event->path || !is_own(event) || event->injected ||
		    tries_again(event))
			continue;
		late = late_reader(model, i);
		process = model_process(model, event->pid);
		if (!late || !process)
			continue;
		path = plain_words(event->path);
		finding = finding_add(
			out, "reply-dropped", SEVERITY_ERROR, process,
			"%s opens the FIFO %.100s with O_NONBLOCK{0? at {0}} "
			"before its reader has opened it, and drops the reply: "
			"the reader opened it a little later{1? at {1}}",
			who_at(model, process, event).text, path.text);
		finding->moment = event;
		finding_source(finding, event, "open failed with ENXIO");
		finding_source(finding, late, "the reader's open");
		finding_step(finding, "Try again for a while (up to a second) "
				      "before giving up on a client.");
	}
}
