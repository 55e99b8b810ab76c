/* SPDX-License-Identifier: MIT */
/*
 * Failures that happened in this run and that the program ignored.
 * short-write-ignored: a pipe took a part, and the rest was never written.
 * unchecked-error: a call failed, and its -1 was used as a descriptor. Failures
 * that may be intended: failed_io.c.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define MKFIFOS_MOST 50 /* mkfifo calls to look at */

/** Did it end by itself? Nothing can be said about what a process did not do if
 *  a signal or the probe ended it, or if it is still blocked in that call. */
static bool
had_its_chance(const struct process *process)
{
	return process_gone(process) && !process->ended_by_probe &&
	       WIFEXITED(process->status);
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
		"them; the other %ld %s never written%s",
		who_at(model, process, event).text, event->size, event->result,
		rest, rest == 1 ? "is" : "are",
		next ? "{1?: the next write, at {1}, follows directly}" : "");
	finding->fd = event->fd;
	finding->pipe = event->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "only some of the bytes are written");
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
		"%s failed{0? at {0}} (%s), and %s goes on anyway: it %s{1? at "
		"{1}}",
		maker_name(failed),
		strerrorname_np(is_interrupted(failed) ? EINTR
						       : (int)-failed->result),
		who_at(model, process, use).text,
		use->kind == EVENT_READ    ? "reads from descriptor "
					     "-1"
		: use->kind == EVENT_WRITE ? "writes to descriptor -1"
		: use->kind == EVENT_OPEN
			? "opens the FIFO, which does not exist"
			: "duplicates descriptor -1");

	finding->moment = use;
	finding_source(finding, failed, "%s failed", maker_name(failed));
	finding_source(finding, use, "its result used");
	finding_step(finding, "Check %s() for -1, report the error, and stop.",
		     maker_name(failed));
}

/** Does it use -1 as a descriptor, after the last call that could have returned
 *  that failed? */
static bool
uses_failure(const struct event *event, const struct event *failed)
{
	if (!failed || failed->kind == EVENT_MKNOD || event->fd != -1 ||
	    event->result != -EBADF)
		return false;
	return event->kind == EVENT_READ || event->kind == EVENT_WRITE ||
	       event->kind == EVENT_DUP;
}

/** Does it open a FIFO that mkfifo failed to make? (EEXIST does not count as a
 *  failure.) */
static bool
opens_unmade(const struct event *event, const struct event *failed)
{
	return failed && failed->kind == EVENT_MKNOD &&
	       S_ISFIFO((mode_t)failed->flags) && failed->result != -EEXIST &&
	       event->kind == EVENT_OPEN && event->result == -ENOENT &&
	       event->path && failed->path &&
	       strcmp(event->path, failed->path) == 0;
}

/** An open of a plain file that was in the way of mkfifo, or NULL. */
static const struct event *
opens_plain_file(const struct model *model, const struct event *failed)
{
	if (!S_ISFIFO((mode_t)failed->flags) || failed->result != -EEXIST ||
	    failed->file.type != FILE_REGULAR || !failed->path)
		return NULL;
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->seq > failed->seq && event->kind == EVENT_OPEN &&
		    event->result >= 0 && is_own(event) && event->path &&
		    event->file.type == FILE_REGULAR &&
		    strcmp(event->path, failed->path) == 0)
			return event;
	}
	return NULL;
}

static void
tell_plain_file(struct findings *out, const struct model *model,
		const struct process *process, const struct event *failed,
		const struct event *use)
{
	const struct process *user = model_process(model, use->pid);
	struct finding *finding;

	finding =
		finding_add(out, "unchecked-error", SEVERITY_ERROR, process,
			    "mkfifo failed{0? at {0}} (EEXIST), since %s is a "
			    "plain file, not a FIFO, and %s opens it anyway{1? "
			    "at {1}}: its reader does not wait for a writer",
			    plain_words(failed->path).text,
			    user ? who_at(model, user, use).text : "a process");
	finding->moment = use;
	finding_source(finding, failed, "mkfifo failed");
	finding_source(finding, use, "opened anyway");
	finding_step(
		finding,
		"Check mkfifo() for -1: a FIFO left by an earlier run is fine "
		"(EEXIST, S_ISFIFO() after stat()), a plain file is not.");
}

static void
judge(struct findings *out, const struct model *model,
      const struct process *process)
{
	const struct event *failed = NULL;
	int asked = 0;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		const struct event *opens;

		if (!is_own(event) || event->injected)
			continue;
		opens = event->kind == EVENT_MKNOD && asked++ < MKFIFOS_MOST
				? opens_plain_file(model, event)
				: NULL;
		if (opens)
			tell_plain_file(out, model, process, event, opens);
		if (uses_failure(event, failed) ||
		    opens_unmade(event, failed)) {
			tell_unchecked(out, model, process, failed, event);
			failed = NULL;
		} else if (maker_name(event)) {
			failed = event->result < 0 ? event : NULL;
		}
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
	find_failed_io(out, model);
}
