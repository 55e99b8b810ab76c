/* SPDX-License-Identifier: MIT */
/*
 * crashed, child-crashed: ended by a signal that means a broken program.
 * killed-by-sigpipe: ended because a reader was gone. unchecked-error: kill()
 * of every process, which nobody intends.
 */
#include "probe/base/signal_name.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static const char *
crash_name(int signal)
{
	switch (signal) {
	case SIGSEGV:
		return "SIGSEGV, a bad memory access";
	case SIGBUS:
		return "SIGBUS, a bad memory access";
	case SIGFPE:
		return "SIGFPE, a division by zero";
	case SIGILL:
		return "SIGILL, a bad instruction";
	case SIGABRT:
		return "SIGABRT: abort, a failed assert, or a corrupt heap";
	case SIGSYS:
		return "SIGSYS, a system call that is not allowed";
	default:
		return NULL;
	}
}

/** The last delivery of that signal to the process, or its end. */
static const struct event *
death_place(const struct process *process, int signal)
{
	const struct event *last = process->exited;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_SIGNAL && event->flags == signal &&
		    (event->stack || event->at))
			last = event;
	}
	return last;
}

void
rule_crashed(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		struct words name = who(model, process);
		struct finding *finding;
		const char *why;

		if (!process_gone(process) || !WIFSIGNALED(process->status))
			continue;
		why = crash_name(WTERMSIG(process->status));
		if (!why)
			continue;
		finding = finding_add(
			out, process->parent ? "child-crashed" : "crashed",
			process_is_subject(process) ? SEVERITY_ERROR
						    : SEVERITY_WARNING,
			process, "%s was killed by %s{0?, at {0}}", name.text,
			why);
		finding_source(finding,
			       death_place(process, WTERMSIG(process->status)),
			       "killed here");
		if (process->forked)
			finding_source(finding, process->forked,
				       "child forked");
		finding_step(
			finding,
			WTERMSIG(process->status) == SIGABRT
				? "Read what it says on standard error: a "
				  "failed assert names its condition. If the "
				  "heap is corrupt, run it under valgrind."
				: "Run it under valgrind: it names the access "
				  "that went wrong.");
	}
}

/** The write to a pipe without a reader, or NULL. If it had already moved a
 *  part, it returns that count, but SIGPIPE still comes. */
static const struct event *
failed_write(const struct process *process)
{
	const struct event *last = NULL;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_WRITE &&
		    (event->result == -EPIPE ||
		     (event->result >= 0 && event->result < event->size)))
			last = event;
	}
	return last;
}

/** Did only this process ever have an end of the pipe? It made it after the
 *  fork, and so did perhaps the other one. */
static bool
has_alone(const struct model *model, const struct process *process,
	  const struct pipe *pipe)
{
	if (!pipe || pipe->fifo || pipe->creator != process)
		return false;
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *other = model->processes[i];

		if (is_ancestor(process, other) && other->forked &&
		    pipe->created && other->forked->seq > pipe->created->seq)
			return false;
	}
	return true;
}

/**
 * A child on an anonymous pipe may die of SIGPIPE: that is how a shell pipeline
 * stops. The first program, a FIFO's server, or a child whose pipe nobody else
 * has must not, unless it writes to a descriptor that it was started with,
 * which may even be a FIFO of the shell's.
 */
static bool
should_have_lived(const struct model *model, const struct process *process,
		  const struct ofd *ofd)
{
	if (ofd->from_start)
		return false;
	if (ofd->file.type == FILE_SOCKET)
		return !process->parent;
	if (!ofd->opened || !is_own(ofd->opened))
		return false;
	return !process->parent || (ofd->pipe && ofd->pipe->fifo) ||
	       has_alone(model, process, ofd->pipe);
}

/** If nobody ever read from the pipe: a child forked after it was made that
 *  ended before this write. Else NULL. */
static const struct process *
ended_unread(const struct model *model, const struct pipe *pipe,
	     const struct event *write)
{
	if (!pipe || pipe->fifo || pipe->reads > 0 || !pipe->created)
		return NULL;
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (process->forked && process->exited &&
		    process->forked->seq > pipe->created->seq &&
		    process->exited->seq < write->seq)
			return process;
	}
	return NULL;
}

/** Say why there is no reader, and what to do about the signal. */
static void
advise_writer(struct finding *finding, const struct model *model,
	      const struct pipe *pipe, const struct event *write)
{
	const struct process *writer = model_process(model, write->pid);
	const struct process *reader = ended_unread(model, pipe, write);

	if (writer && writer->parent && has_alone(model, writer, pipe)) {
		finding_step(finding, "Call pipe() before fork(): each process "
				      "that calls it gets a pipe of its own, "
				      "of which the other one has no end.");
		return;
	}
	if (reader) {
		finding_source(finding, reader->exited, "the child's end");
		finding_step(finding,
			     "First find out why %s ended before anything was "
			     "read from the pipe.",
			     who(model, reader).text);
		return;
	}
	finding_step(finding, "Ignore SIGPIPE with sigaction() at the start, "
			      "and handle EPIPE where write() returns -1.");
}

void
rule_killed_by_sigpipe(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		const struct event *write;
		const struct desc *desc;
		struct words name, what;
		struct finding *finding;
		bool socket;

		if (!process_gone(process) || !process_is_subject(process) ||
		    !WIFSIGNALED(process->status) ||
		    WTERMSIG(process->status) != SIGPIPE)
			continue;
		write = failed_write(process);
		desc = write ? table_find(&process->at_exit, write->fd) : NULL;
		if (!desc || !desc->ofd ||
		    !should_have_lived(model, process, desc->ofd))
			continue;
		name = who(model, process);
		socket = desc->ofd->file.type == FILE_SOCKET;
		what = socket ? plain_words("a socket") : desc_words(desc, 1);
		finding = finding_add(
			out, "killed-by-sigpipe", SEVERITY_ERROR, process,
			"%s was killed by SIGPIPE: it wrote{0? at {0}} to "
			"descriptor %d, %s, whose %s gone",
			name.text, desc->fd, what.text,
			socket ? "other side is" : "readers are all");
		finding->fd = desc->fd;
		finding->pipe = desc->ofd->pipe;
		finding->moment = write;
		finding_source(finding, write, "the write that failed");
		if (!socket)
			finding_source(finding, desc->made,
				       "descriptor %d made", desc->fd);
		advise_writer(finding, model, desc->ofd->pipe, write);
	}
}

/** A failed fork returns -1, and many initialise a pid to it. */
void
rule_signals_all(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];
		const struct process *process;
		struct finding *finding;

		if (event->kind != EVENT_KILL || event->child != -1 ||
		    event->origin != ORIGIN_OWN)
			continue;
		process = model_process(model, event->pid);
		if (!process || event->flags == 0)
			continue; /* none is sent */
		finding = finding_add(
			out, "unchecked-error", SEVERITY_ERROR, process,
			"%s calls kill(-1, %s){0?, at {0}}: that signals "
			"every process you are running",
			who(model, process).text, signal_name(event->flags));
		finding_source(finding, event, "kill is called here");
		finding_step(finding,
			     "Check fork() for -1 before using its result: "
			     "with -1 there is no child to send a signal to.");
		return;
	}
}
