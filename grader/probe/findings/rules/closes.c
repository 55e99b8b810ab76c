/* SPDX-License-Identifier: MIT */
/*
 * Descriptors that are not what the code assumes. close-wrong-fd: close of a
 * number that was never open, or of the result of a comparison. double-close:
 * closed or used again after it was closed. wrong-end: a read from a write end,
 * or the reverse.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SWEEP 8 /* a loop over at least this many numbers is intended */

/** The close that ended this number, in the process or before its fork. */
static const struct event *
earlier_close(const struct process *process, int fd, uint64_t before)
{
	if (fd < 0)
		return NULL;
	for (; process; process = process->parent) {
		for (size_t i = process->history.len; i-- > 0;) {
			const struct desc *desc = &process->history.rows[i];

			if (desc->fd == fd && desc->closed &&
			    desc->closed->kind == EVENT_CLOSE &&
			    desc->closed->seq < before)
				return desc->closed;
		}
		if (!process->forked)
			return NULL;
		before = process->forked->seq;
	}
	return NULL;
}

/** Closes of one process, in order. */
struct closes {
	const struct event **list;
	size_t len;
	unsigned asked; /* source lines looked at so far */
};

/**
 * Daemons begin with `for (fd = 3; fd < 256; fd++) close(fd);`. A close is part
 * of such a sweep if many nearby numbers are closed around it; a loop that
 * keeps closing the same two is no sweep.
 */
static bool
in_sweep(const struct closes *closes, size_t at)
{
	const struct event *event = closes->list[at];
	size_t low = at > 64 ? at - 64 : 0;
	unsigned others = 0; /* bit N: a number N - SWEEP from this one is
			      * closed nearby */

	for (size_t i = low; i < closes->len && i < at + 64; i++) {
		int apart = closes->list[i]->fd - event->fd;

		if (apart != 0 && apart <= SWEEP && -apart <= SWEEP)
			others |= 1U << (apart + SWEEP);
	}
	return __builtin_popcount(others) >= SWEEP;
}

/** Is there a comparison between the parentheses of close( … )? */
static bool
closes_comparison(const char *text)
{
	const char *at = text ? strstr(text, "close(") : NULL;
	int depth = 1;

	if (!at)
		return false;
	for (at += strlen("close("); *at && depth > 0; at++) {
		if (*at == '(')
			depth++;
		else if (*at == ')')
			depth--;
		else if (*at == '<' || (*at == '=' && at[1] == '=') ||
			 (*at == '!' && at[1] == '=') ||
			 (*at == '>' && at[-1] != '-'))
			return true;
	}
	return false;
}

static void
tell_comparison(struct findings *out, const struct model *model,
		const struct process *process, const struct event *event)
{
	struct words name = who_at(model, process, event);
	struct finding *finding =
		finding_add(out, "close-wrong-fd", SEVERITY_ERROR, process,
			    "%s closes descriptor %d{0? at {0}}, the result of "
			    "a comparison: a parenthesis is misplaced, and the "
			    "intended descriptor stays open",
			    name.text, event->fd);

	finding->fd = event->fd;
	finding->moment = event;
	finding_source(finding, event, "closes %d", event->fd);
	finding_step(finding, "Write close(fd) == -1, not close(fd == -1).");
}

static void
tell_never_open(struct findings *out, const struct model *model,
		const struct process *process, const struct event *event)
{
	struct words name = who_at(model, process, event);
	struct finding *finding;

	/* closing the -1 of a failed open does no harm */
	finding = finding_add(out, "close-wrong-fd",
			      event->fd < 0 ? SEVERITY_WARNING
					    : severity_at(out, event),
			      process,
			      "%s closes descriptor %d{0? at {0}}, which is "
			      "not open and never was (EBADF)",
			      name.text, event->fd);
	finding->fd = event->fd;
	finding->moment = event;
	finding_source(finding, event, "closes %d", event->fd);
	finding_step(finding, "Look at which variable is closed there: it does "
			      "not hold the descriptor you intended.");
}

static void
tell_double(struct findings *out, const struct model *model,
	    const struct process *process, const struct event *event,
	    const struct event *earlier)
{
	bool again = event->kind == EVENT_CLOSE;
	struct words name = who_at(model, process, event);
	struct finding *finding = finding_add(
		out, "double-close", severity_at(out, event), process,
		"%s %s descriptor %d{0? at {0}} after it was closed{1? at "
		"{1}}: by then the number could refer to something else",
		name.text, again ? "closes" : "uses", event->fd);

	finding->fd = event->fd;
	finding->moment = event;
	finding_source(finding, event, "%s %d", again ? "closes again" : "uses",
		       event->fd);
	finding_source(finding, earlier, "closed before");
	finding_step(finding,
		     again ? "Close each descriptor once in each process, and "
			     "not at all if fclose() already does it."
			   : "Close it after its last use, or look at whether "
			     "that close was meant for the pipe's other end.");
}

static void
judge_close(struct findings *out, const struct model *model,
	    const struct process *process, struct closes *closes, size_t at)
{
	const struct event *event = closes->list[at];
	const struct event *earlier;

	if ((event->fd == 0 || event->fd == 1) && closes->asked++ < ASK_MOST &&
	    closes_comparison(line_text(out, event)))
		return tell_comparison(out, model, process, event);
	if (event->result != -EBADF || event->injected ||
	    in_sweep(closes, at) || findings_leave_out(out, "close-wrong-fd") ||
	    findings_leave_out(out, "double-close"))
		return;
	earlier = earlier_close(process, event->fd, event->seq);
	if (earlier)
		tell_double(out, model, process, event, earlier);
	else
		tell_never_open(out, model, process, event);
}

/** The descriptor that `event` used, as it was then; NULL if it was not
 *  open. */
static const struct desc *
open_then(const struct process *process, const struct event *event)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (desc->fd != event->fd ||
		    (desc->closed && desc->closed->seq < event->seq))
			continue;
		if (desc->origin && desc->origin->seq > event->seq)
			continue;
		return desc;
	}
	return NULL;
}

static void
tell_wrong_end(struct findings *out, const struct model *model,
	       const struct process *process, const struct event *event,
	       const struct desc *desc)
{
	bool reads = event->kind == EVENT_READ;
	bool fifo = desc->ofd->pipe->fifo;
	struct words name = who_at(model, process, event);
	struct words what = desc_words(desc, 1);
	struct finding *finding = finding_add(
		out, "wrong-end", SEVERITY_ERROR, process,
		"%s %s descriptor %d{0? at {0}}, %s (EBADF): %s", name.text,
		reads ? "reads from" : "writes to", event->fd, what.text,
		!fifo   ? "element 0 of a pipe is for reading, element 1 for "
			  "writing"
		: reads ? "it was opened for writing only"
			: "it was opened for reading only");

	finding->fd = event->fd;
	finding->pipe = desc->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "%s the wrong end",
		       reads ? "reads from" : "writes to");
	finding_source(finding, desc->made, "descriptor %d made", desc->fd);
	finding_step(finding,
		     fifo ? "Open the FIFO with O_WRONLY to write to it, with "
			    "O_RDONLY to read from it."
			  : "Use fd[0] for reading and fd[1] for writing.");
}

static void
judge_io(struct findings *out, const struct model *model,
	 const struct process *process, const struct event *event)
{
	const struct event *earlier;
	const struct desc *desc;

	if (event->result != -EBADF || event->injected ||
	    findings_leave_out(out, "wrong-end") ||
	    findings_leave_out(out, "double-close"))
		return;
	desc = open_then(process, event);
	if (desc && event->kind == EVENT_DUP)
		return; /* the new number is the invalid one */
	if (desc) {
		if (desc->ofd && desc->ofd->pipe)
			tell_wrong_end(out, model, process, event, desc);
		return;
	}
	earlier = earlier_close(process, event->fd, event->seq);
	if (earlier)
		tell_double(out, model, process, event, earlier);
}

/** All closes of the process. Free the list; it is NULL if out of memory. */
static struct closes
closes_of(const struct process *process)
{
	struct closes closes = {0};

	for (const struct event *event = process->events; event;
	     event = event->next)
		closes.len += event->kind == EVENT_CLOSE;
	closes.list = calloc(closes.len + 1, sizeof(*closes.list));
	closes.len = 0;
	for (const struct event *event = process->events; event && closes.list;
	     event = event->next) {
		if (event->kind == EVENT_CLOSE)
			closes.list[closes.len++] = event;
	}
	return closes;
}

static void
judge_process(struct findings *out, const struct model *model,
	      const struct process *process)
{
	struct closes closes = closes_of(process);
	size_t at = 0;

	if (!closes.list)
		findings_fail(out);
	for (const struct event *event = process->events; event && closes.list;
	     event = event->next) {
		if (event->kind == EVENT_CLOSE && is_own(event))
			judge_close(out, model, process, &closes, at);
		if (event->kind == EVENT_CLOSE)
			at++;
		if ((event->kind == EVENT_READ || event->kind == EVENT_WRITE ||
		     event->kind == EVENT_DUP) &&
		    is_own(event))
			judge_io(out, model, process, event);
	}
	free(closes.list);
}

void
rule_closes(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++)
		judge_process(out, model, model->processes[i]);
}
