/* SPDX-License-Identifier: MIT */
/*
 * fifo-open-stall: an open of a FIFO whose other end nobody opens.
 * stdio-unflushed: a question still in a buffer while its answer is awaited.
 * deadlock: processes that wait for each other in a way that no other rule
 * describes.
 */
#include "probe/base/signal_name.h"
#include "probe/findings/rules/deadlock_words.h"
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <string.h>

static bool
stuck_in_open(const struct process *process)
{
	return process_stuck(process) && process->blocked.pipe &&
	       process->blocked.kind == WAIT_OPEN;
}

void
rule_fifo_open_stall(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		const struct blocked *at = &process->blocked;
		struct words name = who(model, process), fifo;
		struct finding *finding;

		if (!stuck_in_open(process))
			continue;
		fifo = pipe_words(at->pipe, 1);
		finding = finding_add(
			out, "fifo-open-stall", SEVERITY_ERROR, process,
			"%s is blocked opening %s for %s{0? at {0}}: open "
			"waits until another process opens it for %s, and %s",
			name.text, fifo.text,
			at->writing ? "writing" : "reading",
			at->writing ? "reading" : "writing",
			model->outcome == OUTCOME_TIMEOUT
				? "none did before the time was up"
				: "no process is left that will");
		finding->pipe = at->pipe;
		finding_source(finding, at->event, "blocked in open");
		if (at->pipe->created && at->pipe->made_here)
			finding_source(finding, at->pipe->created,
				       "FIFO created");
		finding_step(finding,
			     "Open the two ends in the same order in both "
			     "processes, or open with O_NONBLOCK so that one "
			     "absent partner can't stop the program.");
	}
}

static bool
explained(const struct findings *out)
{
	static const char *const ids[] = {
		"unclosed-write-end",     "wait-before-close",
		"popen-stream-inherited", "wait-before-drain",
		"unclosed-read-end",      "full-pipe-deadlock",
		"fifo-open-stall",
	};

	for (size_t i = 0; i < out->len; i++) {
		for (size_t k = 0; k < sizeof(ids) / sizeof(ids[0]); k++) {
			if (strcmp(out->list[i]->id, ids[k]) == 0)
				return true;
		}
	}
	return false;
}

static void
add_to_text(char *text, size_t size, const char *more)
{
	size_t len = strlen(text);

	if (len + 1 < size)
		strncat(text, more, size - len - 1);
}

/** "process 1 in wait, process 2 in read of the pipe" */
static void
list_stuck(char *text, size_t size, const struct findings *out,
	   const struct model *model)
{
	bool first = true;

	text[0] = '\0';
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (!process_stuck(process))
			continue;
		if (!first)
			add_to_text(text, size, ", ");
		first = false;
		add_to_text(text, size, who(model, process).text);
		add_to_text(text, size, " in ");
		add_to_text(text, size, blocked_function(out, process));
		if (strcmp(process->blocked.call, "accept") == 0)
			add_to_text(text, size,
				    " (no process is left that would connect)");
	}
}

/** May it be a socket? Of those that were not passed on, there is no row. */
static bool
may_be_socket(const struct desc *desc)
{
	return !desc || !desc->ofd ||
	       (!desc->ofd->from_start &&
		(desc->ofd->file.type == FILE_SOCKET ||
		 desc->ofd->file.type == FILE_UNKNOWN));
}

/** Does it read what is written to a descriptor with that row, or NULL? */
static bool
reads_from(const struct process *reader, const struct desc *desc)
{
	const struct blocked *at = &reader->blocked;

	if (!process_stuck(reader) || at->writing || at->fd < 0)
		return false;
	if (may_be_socket(desc))
		return stuck_in_socket(reader);
	return at->pipe && desc_writes(desc, at->pipe);
}

/** A process blocked in reading what `writer` would write to the descriptor; or
 *  NULL. */
static const struct process *
waits_for_text(const struct model *model, const struct process *writer, int fd)
{
	const struct desc *desc = table_find(process_table(writer), fd);

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *reader = model->processes[i];

		if (reader != writer && reads_from(reader, desc))
			return reader;
	}
	return NULL;
}

static void
tell_kept_text(struct findings *out, const struct model *model,
	       const struct process *writer, const struct stdio_row *row,
	       const struct process *reader)
{
	struct words other = who(model, reader);
	bool one = row->pending == 1;
	struct finding *finding = finding_add(
		out, "stdio-unflushed", SEVERITY_ERROR, writer,
		"%ld byte%s that %s printed to the stream on descriptor %d %s "
		"still in its buffer: %s waits for %s{1? at {1}}, and %s "
		"waits{0? at {0}} too, so neither goes on",
		row->pending, one ? "" : "s", who(model, writer).text, row->fd,
		one ? "is" : "are", other.text, one ? "it" : "them",
		who(model, writer).text);

	finding->fd = row->fd;
	finding->pipe = reader->blocked.pipe;
	finding_source(finding, writer->blocked.event, "blocked in %s",
		       writer->blocked.call);
	finding_source(finding, reader->blocked.event, "%s blocked in %s",
		       other.text, reader->blocked.call);
	finding_step(finding,
		     "Call fflush() on the stream before you wait for "
		     "the answer: text for a %s is written when the "
		     "buffer is full, not at the end of the line.",
		     finding->pipe ? "pipe" : "socket");
}

static bool
find_kept_text(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *writer = model->processes[i];
		const struct event *at = writer->blocked.event;

		if (!process_stuck(writer) || writer->blocked.writing)
			continue;
		for (size_t k = 0; k < at->stdio_len; k++) {
			const struct process *reader =
				waits_for_text(model, writer, at->stdio[k].fd);

			if (!reader)
				continue;
			tell_kept_text(out, model, writer, &at->stdio[k],
				       reader);
			return true;
		}
	}
	return false;
}

/** Add who is stuck where, as sources. */
static void
add_stuck(struct finding *finding, const struct findings *out,
	  const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (!process_stuck(process))
			continue;
		if (!finding->pipe)
			finding->pipe = process->blocked.pipe;
		finding_source(finding, process->blocked.event,
			       "%s blocked in %s", who(model, process).text,
			       blocked_function(out, process));
	}
}

/** It waits for a signal, and the last one has come already. */
static void
tell_early_signal(struct findings *out, const struct model *model,
		  const char *list, const struct event *signal,
		  const struct process *process)
{
	struct finding *finding = finding_add(
		out, "deadlock", SEVERITY_ERROR, process,
		"all remaining processes wait, and none can ever go on: %s; "
		"the last %s had come to %s before that, and nobody is left to "
		"send another",
		list, signal_name(signal->flags), who(model, process).text);

	add_stuck(finding, out, model);
	finding_step(finding, "A signal that comes before pause() does not end "
			      "it: block it with sigprocmask() before it can "
			      "come, let its handler set a flag, and while "
			      "that is not set wait with sigsuspend(), which "
			      "unblocks it.");
}

/** One SIGCHLD came for several children. */
static void
tell_missed_children(struct findings *out, const struct model *model,
		     const char *list, const struct process *process)
{
	struct finding *finding = finding_add(
		out, "deadlock", SEVERITY_ERROR, process,
		"all remaining processes wait, and none can ever go on: %s; "
		"children of %s have ended that it has not waited for, but a "
		"SIGCHLD that comes while another one is pending is lost",
		list, who(model, process).text);

	add_stuck(finding, out, model);
	finding_step(finding, "At each SIGCHLD, call waitpid(-1, ..., WNOHANG) "
			      "until it finds no child that has ended: one "
			      "signal may stand for several.");
}

void
rule_deadlock(struct findings *out, const struct model *model)
{
	const struct process *culprit = NULL, *waiter = NULL;
	const struct event *early;
	char list[600];
	struct finding *finding;

	if (model->outcome != OUTCOME_DEADLOCK || explained(out) ||
	    find_kept_text(out, model))
		return;
	for (size_t i = model->process_len; i-- > 0;) {
		if (process_stuck(model->processes[i]))
			culprit = model->processes[i];
	}
	list_stuck(list, sizeof(list), out, model);
	waiter = misses_children(model);
	if (waiter) {
		tell_missed_children(out, model, list, waiter);
		return;
	}
	early = early_signal(model, &waiter);
	if (early) {
		tell_early_signal(out, model, list, early, waiter);
		return;
	}
	finding = finding_add(
		out, "deadlock", SEVERITY_ERROR, culprit,
		"all remaining processes wait, and none can ever go on: %s",
		list[0] ? list : "nothing is running any more");
	add_stuck(finding, out, model);
	finding_step(finding, "%s", deadlock_step(out, model));
}
