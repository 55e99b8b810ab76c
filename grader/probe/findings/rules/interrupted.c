/* SPDX-License-Identifier: MIT */
/*
 * eintr-not-restarted: the program's own signal interrupted a call that it
 * never made again, and the run shows the damage: data that came later was
 * lost, -1 was used as a count, a message was left out, a child was never
 * waited for, or the program gave up with an error.
 */
#include "probe/findings/rules/interruption.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/** The process's next own call outside handlers, or NULL. */
static const struct event *
next_own(const struct event *event)
{
	for (event = event->next; event; event = event->next) {
		if (is_own(event) && !event->in_handler &&
		    event->kind != EVENT_SIGNAL &&
		    event->kind != EVENT_SIGRETURN)
			return event;
	}
	return NULL;
}

/** Does it report the interruption and give up? */
static bool
gives_up(const struct process *process, const struct event *event)
{
	const char *words = strerror(EINTR);

	if (!process_gone(process) || process->ended_by_probe ||
	    !WIFEXITED(process->status) || WEXITSTATUS(process->status) == 0)
		return false;
	for (event = event->next; event; event = event->next) {
		if (event->kind == EVENT_WRITE && event->data &&
		    memmem(event->data, event->data_len, words, strlen(words)))
			return true;
	}
	return false;
}

static const char *
call_name(const struct event *event)
{
	switch (event->kind) {
	case EVENT_READ:
		return "read";
	case EVENT_WRITE:
		return "write";
	case EVENT_OPEN:
		return "open";
	default:
		return "wait";
	}
}

/**
 * then: the consequence, as the rest of the sentence; proof: where it can be
 * seen ({1}), or NULL.
 */
static void
tell(struct findings *out, const struct model *model,
     const struct interrupted *it, enum severity severity, const char *then,
     const struct event *proof, const char *proof_is)
{
	const struct event *event = it->event;
	struct finding *finding;

	finding = finding_add(
		out, "eintr-not-restarted", severity, it->process,
		"a signal %s interrupts %s in %s{0? at {0}}%s", it->by.text,
		who_at(model, it->process, event).text, call_name(event), then);
	if (event->kind == EVENT_READ || event->kind == EVENT_WRITE) {
		finding->fd = event->fd;
		finding->pipe = event->ofd ? event->ofd->pipe : NULL;
	}
	finding->moment = event;
	finding_source(finding, event, "interrupted here (EINTR)");
	if (proof)
		finding_source(finding, proof, "%s", proof_is);
	finding_step(finding, "Call it again while it returns -1 with EINTR, "
			      "or install the handler with SA_RESTART.");
}

/* --- a read ----------------------------------------------------------- */

/** A write after the interruption that nobody read; or NULL. While the reader
 *  waited, the pipe was empty. */
static const struct event *
lost_write(const struct model *model, const struct event *read)
{
	const struct pipe *pipe = read->ofd->pipe;
	bool rest = pipe->bytes_written > pipe->bytes_read;
	const struct event *lost = NULL;

	for (size_t i = model->log_len; i-- > 0;) {
		const struct event *event = model->log[i];

		if (event->seq < read->seq)
			break;
		if (event->kind == EVENT_WRITE && event->ofd &&
		    event->ofd->pipe == pipe && !event->injected &&
		    ((event->result > 0 && rest) || event->result == -EPIPE))
			lost = event;
	}
	return lost;
}

static void
judge_read(struct findings *out, const struct model *model,
	   const struct interrupted *it)
{
	const struct pipe *pipe = it->event->ofd ? it->event->ofd->pipe : NULL;
	const struct event *lost;
	bool meant;

	if (!pipe || pipe->outside || next_like(it->event) ||
	    !exited_with(it->process, 0))
		return;
	lost = lost_write(model, it->event);
	if (!lost)
		return;
	/* a signal from a third process may mean "that is enough" */
	meant = it->sender && it->sender->pid != lost->pid;
	if (meant && lost->result < 0)
		return;
	tell(out, model, it, meant ? SEVERITY_WARNING : SEVERITY_ERROR,
	     ", which is not called again: what is written later{1? at {1}} is "
	     "lost",
	     lost, "never read");
}

/* --- a write ---------------------------------------------------------- */

/** The next message is written, and the interrupted one never follows. Nothing
 *  can be said unless the text of both is known. */
static void
judge_write(struct findings *out, const struct model *model,
	    const struct interrupted *it)
{
	const struct event *write = it->event, *next = next_message(write);

	if (!write->ofd || !write->ofd->pipe || !next)
		return;
	tell(out, model, it, SEVERITY_ERROR,
	     ": that data is never written, and the next write{1? (at {1})} "
	     "takes its place",
	     next, "the next write");
}

/* --- the others ------------------------------------------------------- */

/** No further wait, although a child was left to wait for. */
static void
judge_wait(struct findings *out, const struct model *model,
	   const struct interrupted *it)
{
	const struct event *wait = it->event;
	struct words then;

	if (!exited_with(it->process, 0))
		return;
	for (const struct event *next = wait->next; next; next = next->next)
		if (next->kind == EVENT_WAIT)
			return;
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent != it->process || child->reaped ||
		    child->auto_reaped || !child->forked ||
		    child->forked->seq > wait->seq ||
		    (wait->size > 0 && child->pid != (pid_t)wait->size))
			continue;
		snprintf(then.text, sizeof then.text,
			 ", which is not called again: %.80s is never waited "
			 "for",
			 who(model, child).text);
		tell(out, model, it, SEVERITY_ERROR, then.text,
		     it->process->exited, "ends without having waited");
		return;
	}
}

/** The program goes on without the FIFO it wanted to open. A use of the -1 is
 *  reported as unchecked-error. */
static void
judge_open(struct findings *out, const struct model *model,
	   const struct interrupted *it)
{
	if (!exited_with(it->process, 0) || !it->event->path)
		return;
	for (const struct event *next = it->event->next; next;
	     next = next->next) {
		if (next->kind == EVENT_OPEN && next->path &&
		    strcmp(next->path, it->event->path) == 0)
			return;
		if ((next->kind == EVENT_READ || next->kind == EVENT_WRITE) &&
		    next->fd == -1)
			return;
	}
	tell(out, model, it, SEVERITY_ERROR,
	     ", which is not called again; the process ends as if nothing had "
	     "gone wrong",
	     NULL, NULL);
}

static void
judge(struct findings *out, const struct model *model,
      const struct interrupted *it)
{
	enum event_kind kind = it->event->kind;
	const struct event *next = next_own(it->event);

	if (kind == EVENT_READ && next && next->kind == EVENT_WRITE &&
	    next->size == -1)
		tell(out, model, it, SEVERITY_ERROR,
		     ", and the returned -1 is used as a count{1? at {1}}",
		     next, "-1 used as a count");
	else if (asks_for_an_end(it->signal))
		return;
	else if (gives_up(it->process, it->event))
		tell(out, model, it, SEVERITY_ERROR,
		     ", and the process gives up as if that were a fatal error",
		     NULL, NULL);
	else if (kind == EVENT_READ)
		judge_read(out, model, it);
	else if (kind == EVENT_WRITE)
		judge_write(out, model, it);
	else if (kind == EVENT_WAIT)
		judge_wait(out, model, it);
	else
		judge_open(out, model, it);
}

void
rule_interrupted(struct findings *out, const struct model *model)
{
	int asked = 0;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		struct interrupted it;

		for (const struct event *event = process->events; event;
		     event = event->next) {
			if (!was_interrupted(event) || asked++ >= ASK_MOST)
				continue;
			if (interrupted_by(&it, model, process, event))
				judge(out, model, &it);
		}
	}
}
