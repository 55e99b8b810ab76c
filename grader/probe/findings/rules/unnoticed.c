/* SPDX-License-Identifier: MIT */
/*
 * What happened in this run although the program went on as if it had not.
 * eintr-not-restarted: the end of a child interrupted a read or write, which
 * was never made again. short-write-ignored: a pipe took a part, and the rest
 * never followed. unchecked-error: a call failed, and its -1 was used as a
 * descriptor.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

/** The process's next call of that kind on that descriptor, until it is closed;
 * or NULL. */
static const struct event *
next_like(const struct event *event)
{
	for (const struct event *next = event->next; next; next = next->next) {
		if (next->kind == event->kind && next->fd == event->fd)
			return next;
		if (next->kind == EVENT_CLOSE && next->fd == event->fd)
			return NULL;
	}
	return NULL;
}

/** A process that was ended by a signal or by us, or is blocked in that very
 *  call, never got there: nothing can be said about what it did not do. */
static bool
had_its_chance(const struct process *process)
{
	return process_gone(process) && !process->ended_by_probe &&
	       WIFEXITED(process->status);
}

/** The kernel's internal result before it checks whether the handler wants the
 *  call to be restarted: ERESTARTSYS and the like, which no program sees. */
#define RESTART_FIRST 512
#define RESTART_LAST 516

static bool
is_interrupted(const struct event *event)
{
	return event->result == -EINTR || (event->result <= -RESTART_FIRST &&
					   event->result >= -RESTART_LAST);
}

static bool
handles_child(const struct process *process)
{
	return process->interrupting >> (SIGCHLD - 1) & 1;
}

/* --- interrupted ------------------------------------------------------ */

/**
 * Signals that ask for an end, or say that time is up, may well end a wait; a
 * process that only learns that a child has ended must go on where it was.
 */
static void
tell_interrupted(struct findings *out, const struct model *model,
		 const struct process *process, const struct event *event)
{
	bool reads = event->kind == EVENT_READ;
	struct finding *finding;

	if (!event->ofd || !event->ofd->pipe || next_like(event) ||
	    !had_its_chance(process))
		return;
	finding = finding_add(
		out, "eintr-not-restarted", SEVERITY_ERROR, process,
		"a signal (SIGCHLD) interrupts the %s of %s{0? at {0}}, which "
		"does not call it again: what was to be %s is lost",
		reads ? "read" : "write", who_at(model, process, event).text,
		reads ? "read" : "written");
	finding->fd = event->fd;
	finding->pipe = event->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "interrupted here (EINTR)");
	finding_step(finding, "Call it again while it returns -1 with EINTR, "
			      "or install the handler with SA_RESTART.");
}

/* --- a part only ------------------------------------------------------ */

static void
tell_part(struct findings *out, const struct model *model,
	  const struct process *process, const struct event *event)
{
	const struct event *next;
	long rest = event->size - event->result;
	struct finding *finding;

	if (!event->ofd || !event->ofd->pipe || event->calls > 1)
		return;
	next = next_like(event);
	if (!next && !had_its_chance(process))
		return;
	/* it may have meant to fill the pipe */
	if (next && (next->size != event->size || next->size == rest ||
		     next->result <= 0))
		return;
	finding = finding_add(
		out, "short-write-ignored", SEVERITY_ERROR, process,
		"%s writes %ld bytes{0? at {0}}, and the pipe takes %ld of "
		"them; the other %ld are never written%s",
		who_at(model, process, event).text, event->size, event->result,
		rest,
		next ? "{1?: what comes next at {1} follows at once}" : "");
	finding->fd = event->fd;
	finding->pipe = event->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "takes a part only");
	if (next)
		finding_source(finding, next, "the next write");
	finding_step(finding, "Write what is left, in a loop, until all is "
			      "written.");
}

/* --- failed ----------------------------------------------------------- */

static const char *
maker_name(const struct event *event)
{
	switch (event->kind) {
	case EVENT_OPEN:
		return "open";
	case EVENT_PIPE:
		return "pipe";
	case EVENT_DUP:
		return "dup";
	case EVENT_MKNOD:
		return "mkfifo";
	default:
		return NULL;
	}
}

static void
tell_unchecked(struct findings *out, const struct model *model,
	       const struct process *process, const struct event *failed,
	       const struct event *use)
{
	struct finding *finding = finding_add(
		out, "unchecked-error", SEVERITY_ERROR, process,
		"%s failed{0? at {0}} (%s), and %s goes on as if "
		"it had not: it %s{1? at {1}}",
		maker_name(failed), strerrorname_np((int)-failed->result),
		who_at(model, process, use).text,
		use->kind == EVENT_READ    ? "reads from descriptor "
					     "-1"
		: use->kind == EVENT_WRITE ? "writes to descriptor -1"
		: use->kind == EVENT_OPEN  ? "opens the FIFO that is not there"
					   : "duplicates descriptor -1");

	finding->moment = use;
	finding_source(finding, failed, "%s failed", maker_name(failed));
	finding_source(finding, use, "its result used");
	finding_step(finding,
		     "Look whether %s() returned -1, say why, and do "
		     "not go on.",
		     maker_name(failed));
}

/** It uses -1, and the last call that could have returned that failed. */
static bool
uses_failure(const struct event *event, const struct event *failed)
{
	if (!failed || failed->kind == EVENT_MKNOD || event->fd != -1 ||
	    event->result != -EBADF)
		return false;
	return event->kind == EVENT_READ || event->kind == EVENT_WRITE ||
	       event->kind == EVENT_DUP;
}

/** It opens what mkfifo could not make; if that existed already, it is not a
 *  failure. */
static bool
opens_unmade(const struct event *event, const struct event *failed)
{
	return failed && failed->kind == EVENT_MKNOD &&
	       S_ISFIFO((mode_t)failed->flags) && failed->result != -EEXIST &&
	       event->kind == EVENT_OPEN && event->result == -ENOENT &&
	       event->path && failed->path &&
	       strcmp(event->path, failed->path) == 0;
}

static void
judge(struct findings *out, const struct model *model,
      const struct process *process)
{
	const struct event *failed = NULL;
	int signal = 0;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		bool io =
			event->kind == EVENT_READ || event->kind == EVENT_WRITE;

		/* the signal comes after the call that it interrupts */
		if (event->kind == EVENT_SIGNAL)
			continue;
		signal = event->next && event->next->kind == EVENT_SIGNAL
				 ? event->next->flags
				 : 0;
		if (!is_own(event) || event->injected)
			continue;
		if (uses_failure(event, failed) ||
		    opens_unmade(event, failed)) {
			tell_unchecked(out, model, process, failed, event);
			failed = NULL;
		} else if (maker_name(event)) {
			failed = event->result < 0 ? event : NULL;
		}
		if (io && is_interrupted(event) && signal == SIGCHLD &&
		    handles_child(process))
			tell_interrupted(out, model, process, event);
		if (event->kind == EVENT_WRITE && event->result > 0 &&
		    event->result < event->size)
			tell_part(out, model, process, event);
	}
}

void
rule_unnoticed(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++)
		judge(out, model, model->processes[i]);
}
