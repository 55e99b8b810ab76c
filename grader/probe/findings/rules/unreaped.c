/* SPDX-License-Identifier: MIT */
/*
 * unreaped-child: a process ended and never waited for its child.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <sys/wait.h>

static bool
ended_by_itself(const struct process *process)
{
	return process_gone(process) && WIFEXITED(process->status);
}

/** Children that the probe ended, at a deadlock or a limit, don't count. */
static bool
never_waited_for(const struct model *model, const struct process *child)
{
	const struct process *parent = child->parent;

	if (!parent || child->reaped || child->auto_reaped ||
	    parent->sigchld_ignored || !is_own(child->forked))
		return false;
	if (!ended_by_itself(parent))
		return false;
	return process_gone(child) || model->outcome == OUTCOME_EXITED ||
	       model->outcome == OUTCOME_SIGNALED;
}

/** Did it only clean up between this fork and its end? */
static bool
ends_after(const struct process *process, const struct event *forked)
{
	const struct event *event = process->events;

	while (event && event != forked)
		event = event->next;
	while (event && (event == forked || event->kind == EVENT_CLOSE ||
			 event->kind == EVENT_SIGNAL))
		event = event->next;
	return !event || event->kind == EVENT_EXIT;
}

/**
 * The middle process of a double fork ends at once, so that init adopts the
 * grandchild (unless that ended even sooner). Its own parent has waited for it,
 * or has abandoned it on purpose as well.
 */
static bool
is_middle(const struct process *parent, const struct process *child)
{
	return parent->parent &&
	       (parent->reaped || parent->auto_reaped || parent->detached) &&
	       (child->orphaned || ends_after(parent, child->forked));
}

/** A daemon is abandoned on purpose: it starts a session of its own. */
static bool
is_daemon(const struct process *parent, const struct process *child)
{
	return child->detached || is_middle(parent, child);
}

/** Only a warning if another program took the parent's place, or if the parent
 *  gave up with an error. */
static enum severity
severity_of(const struct findings *out, const struct process *child)
{
	const struct process *parent = child->parent;

	if (!process_is_subject(parent))
		return SEVERITY_WARNING;
	if (!exited_with(parent, 0) && !child->left_running)
		return SEVERITY_WARNING;
	if (is_daemon(parent, child))
		return SEVERITY_CONTRACT;
	return severity_at(out, child->forked);
}

/** A wait of the parent for a pid that is none of its children's; or NULL. */
static const struct event *
wait_in_vain(const struct process *parent)
{
	for (const struct event *event = parent->events; event;
	     event = event->next) {
		if (event->kind == EVENT_WAIT && is_own(event) &&
		    event->result == -ECHILD && event->size > 0 &&
		    !event->injected)
			return event;
	}
	return NULL;
}

/** The pipe that popen() made for this child; NULL if the program itself forked
 *  it. */
static const struct event *
popen_pipe(const struct findings *findings, const struct process *child)
{
	const struct event *last = NULL;

	if (!runs_shell(child))
		return NULL;
	for (const struct event *event = child->parent->events;
	     event && event->seq < child->forked->seq; event = event->next) {
		if (event->kind == EVENT_PIPE && is_own(event))
			last = event;
		else if (event->kind == EVENT_FORK)
			last = NULL; /* for another child */
	}
	return last && called_in(findings, last, true, "popen") &&
			       !called_in(findings, last, false, "popen")
		       ? last
		       : NULL;
}

static void
tell_how(struct finding *finding, const struct event *vain,
	 const struct event *popen)
{
	if (popen) {
		finding_step(finding,
			     "Call pclose() on the stream{0? that {0.line} "
			     "opens}: once for each popen().");
		return;
	}
	if (!vain) {
		finding_step(finding, "Call waitpid() in the parent before it "
				      "ends: once for each fork.");
		return;
	}
	finding_source(finding, vain, "waits for %ld", vain->size);
	finding_step(finding,
		     "Wait for the pid that fork() returned in the parent: "
		     "waitpid(){2? at {2}} asks for %ld, which is not a child "
		     "of this process (ECHILD).",
		     vain->size);
}

void
rule_unreaped_child(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];
		struct words name = who(model, child), parent;
		struct finding *finding;
		const struct event *popen;

		if (!never_waited_for(model, child))
			continue;
		parent = who(model, child->parent);
		popen = popen_pipe(out, child);
		finding = finding_add(
			out, "unreaped-child", severity_of(out, child),
			child->parent, "%s ended without waiting for %s%s%s",
			parent.text, name.text,
			popen ? ", started by popen(){0? at {0}}"
			      : "{0?, forked at {0}}",
			child->left_running
				? ": it was left running"
				: ": its exit status is never collected");
		finding->moment = child->parent->exited;
		finding_source(finding, popen ? popen : child->forked,
			       popen ? "child started" : "child forked");
		finding_source(finding, child->parent->exited,
			       "the parent ended");
		tell_how(finding, wait_in_vain(child->parent), popen);
	}
}
