/* SPDX-License-Identifier: MIT */
/*
 * Warnings: a read or write failed, perhaps as intended, and the program went
 * on. unchecked-error: a read found nothing yet (EAGAIN) and was never tried
 * again; or a write failed as the pipe has no reader (EPIPE), and the process
 * keeps writing. short-write-ignored: the pipe was full (EAGAIN).
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>

static bool
fill(struct finding *finding, const struct event *event,
     const struct event *proof, const char *proof_is, const char *step)
{
	finding->fd = event->fd;
	finding->pipe = event->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "failed here");
	finding_source(finding, proof, "%s", proof_is);
	finding_step(finding, "%s", step);
	return true;
}

/** Did the process ever read anything from the pipe? Then it may have had
 *  enough. */
static bool
got_any(const struct process *process, const struct event *read)
{
	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_READ && event->result > 0 &&
		    event->ofd && event->ofd->pipe == read->ofd->pipe)
			return true;
	}
	return false;
}

static bool
judge_read(struct findings *out, const struct model *model,
	   const struct process *process, const struct event *read)
{
	const struct pipe *pipe = read->ofd->pipe;
	const struct event *later;

	if (pipe->bytes_written <= pipe->bytes_read || next_like(read) ||
	    !exited_with(process, 0) || got_any(process, read))
		return false;
	later = last_on_pipe(model, pipe, EVENT_WRITE, read->pid);
	if (!later || later->seq < read->seq)
		return false;
	return fill(
		finding_add(out, "unchecked-error", SEVERITY_WARNING, process,
			    "%s finds nothing to read yet{0? at {0}} (EAGAIN: "
			    "the descriptor has O_NONBLOCK) and never tries "
			    "again; what is written later{1? at {1}} is lost",
			    who_at(model, process, read).text),
		read, later, "never read",
		"EAGAIN is not end of file: read without O_NONBLOCK, or wait "
		"in poll() and read again.");
}

/** A byte more or less is no loss in a pipe that only wakes somebody. */
static bool
judge_full(struct findings *out, const struct model *model,
	   const struct process *process, const struct event *write)
{
	const struct event *next = write->size < 2 ? NULL : next_message(write);

	if (!next)
		return false;
	return fill(finding_add(out, "short-write-ignored", SEVERITY_WARNING,
				process,
				"%s writes %ld bytes{0? at {0}} to a pipe that "
				"is full (EAGAIN: the descriptor has "
				"O_NONBLOCK): they are never written{1?; the "
				"next write, at {1}, takes their place}",
				who_at(model, process, write).text,
				write->size),
		    write, next, "the next write",
		    "Write without O_NONBLOCK, or wait in poll() until there "
		    "is room (POLLOUT) and write it again.");
}

/** No reader can ever come back to an anonymous pipe. */
static bool
judge_broken(struct findings *out, const struct model *model,
	     const struct process *process, const struct event *write)
{
	const struct event *next = next_like(write);

	if (write->ofd->pipe->fifo || !next || next->result != -EPIPE)
		return false;
	return fill(
		finding_add(out, "unchecked-error", SEVERITY_WARNING, process,
			    "write failed{0? at {0}} (EPIPE): the pipe has no "
			    "reader any more, and %s keeps writing{1? at {1}}",
			    who_at(model, process, write).text),
		write, next, "keeps writing",
		"Stop, or close the pipe, when write() returns -1 with EPIPE.");
}

static bool
judge(struct findings *out, const struct model *model,
      const struct process *process, const struct event *event)
{
	if (event->kind == EVENT_READ)
		return event->result == -EAGAIN
			       ? judge_read(out, model, process, event)
			       : false;
	switch (event->result) {
	case -EAGAIN:
		return judge_full(out, model, process, event);
	case -EPIPE:
		return judge_broken(out, model, process, event);
	default:
		return false;
	}
}

void
find_failed_io(struct findings *out, const struct model *model)
{
	int asked = 0;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		bool told = false; /* one finding per process is enough */

		for (const struct event *event = process->events;
		     event && !told; event = event->next) {
			if ((event->kind != EVENT_READ &&
			     event->kind != EVENT_WRITE) ||
			    event->result >= 0 || !is_own(event) ||
			    event->injected || event->in_handler ||
			    !event->ofd || !event->ofd->pipe ||
			    event->ofd->pipe->outside || asked++ >= ASK_MOST)
				continue;
			told = judge(out, model, process, event);
		}
	}
}
