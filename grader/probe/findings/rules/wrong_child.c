/* SPDX-License-Identifier: MIT */
/* wrong-child-waited: a wait reaped a child that another wait was meant for. */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>

/** The child of this parent with this pid; or NULL. */
static const struct process *
child_of(const struct model *model, const struct process *parent, pid_t pid,
	 const struct event *before)
{
	for (size_t i = model->process_len; i-- > 0;) {
		const struct process *child = model->processes[i];

		if (child->pid == pid && child->parent == parent &&
		    child->forked->seq < before->seq)
			return child;
	}
	return NULL;
}

/** Its child, if it has forked just one before; else NULL. */
static const struct process *
only_child(const struct model *model, const struct process *parent,
	   const struct event *before)
{
	const struct process *only = NULL;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent != parent || child->forked->seq > before->seq)
			continue;
		if (only)
			return NULL;
		only = child;
	}
	return only;
}

static void
tell_stolen(struct findings *out, const struct model *model,
	    const struct process *parent, const struct process *child,
	    const struct event *failed)
{
	struct words name = who(model, parent), other = who(model, child);
	struct finding *finding = finding_add(
		out, "wrong-child-waited",
		child->reap->in_handler ? SEVERITY_WARNING : SEVERITY_ERROR,
		parent,
		"%s waits for %s{0? at {0}}, but a wait for any child{1? at "
		"{1}} had already reaped it: its status is lost (ECHILD)",
		name.text, other.text);

	finding_source(finding, failed, "waits in vain");
	finding_source(finding, child->reap, "reaped the child");
	finding_step(finding, "Wait with waitpid() for that particular child, "
			      "not with wait() or waitpid(-1, …).");
}

/** The last pipe end that the process closed before `event`. */
static const struct desc *
last_closed_end(const struct process *process, const struct event *event)
{
	const struct desc *found = NULL;

	for (size_t i = 0; i < process->history.len; i++) {
		const struct desc *desc = &process->history.rows[i];

		if (desc->closed && desc->closed->kind == EVENT_CLOSE &&
		    desc->closed->seq < event->seq && desc->ofd &&
		    desc->ofd->pipe)
			found = desc;
	}
	return found;
}

/** The child at the other end of the pipe end that was closed last. */
static const struct process *
meant_child(const struct model *model, const struct process *parent,
	    const struct event *wait)
{
	const struct desc *end = last_closed_end(parent, wait);

	for (size_t i = 0; end && i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent == parent &&
		    means_end(child, end->ofd->pipe, !end->ofd->writable))
			return child;
	}
	return NULL;
}

static void
judge_pclose(struct findings *out, const struct model *model,
	     const struct process *parent, const struct event *wait)
{
	const struct process *got = model_process(model, (pid_t)wait->result);
	const struct process *meant;
	struct words name = who(model, parent), a, b;
	struct finding *finding;

	if (!got || !may_be_called_in(out, wait, "pclose"))
		return;
	meant = meant_child(model, parent, wait);
	if (!meant || got == meant || !called_in(out, wait, false, "pclose"))
		return;
	/* posix_spawn itself reaps a child whose exec failed. */
	if (meant->reap && meant->reap->seq < wait->seq)
		return;
	a = who(model, got);
	b = who(model, meant);
	finding = finding_add(
		out, "wrong-child-waited", SEVERITY_ERROR, parent,
		"%s closes the stream of %s but waits for %s{0? at {0}}: it "
		"returns the status of another child",
		name.text, b.text, a.text);
	finding_source(finding, wait, "waits here");
	finding_source(finding, meant->forked, "the intended child");
	finding_step(finding, "Remember the pid of each stream, and wait for "
			      "that one with waitpid().");
}

/** The library function that waits for a child it has started itself; or NULL.
 *  pclose is fclose in libc, and do_system has no name in a stripped one. */
static const char *
waiting_function(const struct findings *findings, const struct process *child,
		 const struct event *wait)
{
	if (called_in(findings, wait, true, "close"))
		return "pclose";
	if (called_in(findings, wait, true, "system") ||
	    (runs_shell(child) && made_by_library(findings, wait, "wait4")))
		return "system";
	return NULL;
}

/** A wait fails if the kernel has already reaped the child. */
static void
judge_ignored(struct findings *out, const struct model *model,
	      const struct process *parent, const struct process *child,
	      const struct event *failed)
{
	const char *function = waiting_function(out, child, failed);
	const char *wait = failed->size > 0 ? "waitpid" : "wait";
	struct finding *finding;

	/* Without a place for the status, it only waits until the child has
	 * ended; with one, it may still do without. */
	if (!function && !failed->wants_status)
		return;
	finding = finding_add(
		out, "wrong-child-waited",
		function           ? SEVERITY_ERROR
		: failed->size > 0 ? SEVERITY_CONTRACT
				   : SEVERITY_WARNING,
		parent,
		"%s ignores SIGCHLD%s, so the kernel reaps %s automatically, "
		"and %s returns -1 (ECHILD){0? at {0}}: its status is lost",
		who(model, parent).text,
		function ? ""
			 : " (or has set "
			   "SA_NOCLDWAIT)",
		who(model, child).text, function ? function : wait);
	finding->moment = failed;
	finding_source(finding, failed, "waits in vain");
	finding_source(finding, child->forked, "child forked");
	if (function)
		finding_step(finding,
			     "Set SIGCHLD to SIG_DFL before calling %s().",
			     function);
	else
		finding_step(finding,
			     "Leave SIGCHLD at SIG_DFL, without SA_NOCLDWAIT, "
			     "and check %s() for -1 before using the status.",
			     wait);
}

void
rule_wrong_child(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];
		const struct process *parent, *child;

		if (event->kind != EVENT_WAIT || !is_own(event))
			continue;
		parent = model_process(model, event->pid);
		if (!parent)
			continue;
		if (event->result > 0)
			judge_pclose(out, model, parent, event);
		if (event->result == -ECHILD && event->size == -1) {
			child = only_child(model, parent, event);
			if (child && child->auto_reaped)
				judge_ignored(out, model, parent, child, event);
		}
		if (event->result == -ECHILD && event->size > 0) {
			child = child_of(model, parent, (pid_t)event->size,
					 event);
			/* Waiting twice for the same pid is another mistake. */
			if (child && child->reap && child->reap->size <= 0 &&
			    child->reap->seq < event->seq)
				tell_stolen(out, model, parent, child, event);
			else if (child && child->auto_reaped)
				judge_ignored(out, model, parent, child, event);
		}
	}
}
