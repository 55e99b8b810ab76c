/* SPDX-License-Identifier: MIT */
/*
 * leaked-fd-exec: an exec'd program inherits a descriptor that it never uses.
 * popen-stream-inherited: that descriptor is the stream of an earlier popen.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <stdio.h>
#include <string.h>

#define ENDS_MOST 8 /* in one finding */
#define LIST_SIZE 512

/** Did the process use it after `since`? */
static bool
process_uses(const struct process *process, const struct ofd *ofd,
	     const struct event *since)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (desc->ofd != ofd || desc->fd <= 2)
			continue;
		if (desc->closed && desc->closed->seq <= since->seq)
			continue;
		if (desc->uses > 0)
			return true;
	}
	return false;
}

/** Does the exec'd program, or any process it starts, ever use it? */
static bool
tree_uses(const struct model *model, const struct process *root,
	  const struct ofd *ofd, const struct event *since)
{
	if (process_uses(root, ofd, since))
		return true;
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (is_ancestor(root, process) &&
		    process->forked->seq > since->seq &&
		    process_uses(process, ofd, since))
			return true;
	}
	return false;
}

static bool
is_leaked(const struct model *model, const struct process *process,
	  const struct process_run *run, const struct desc *desc)
{
	if (desc->fd <= 2 || !desc->ofd || desc->ofd->from_start ||
	    desc->inherit_meant || !is_own(desc->made))
		return false;
	return !tree_uses(model, process, desc->ofd, run->exec);
}

/**
 * A process that inherits a pipe's end keeps others waiting for end of file, or
 * for SIGPIPE. A file, a directory or a socket that stays open across an exec,
 * popen or system delays nobody.
 */
static enum severity
severity_of(const struct findings *out, const struct desc *desc)
{
	return desc->ofd->pipe ? severity_at(out, desc->made)
			       : SEVERITY_CONTRACT;
}

/** Did the process make it, rather than inherit it? */
static bool
made_by_itself(const struct process *process, const struct desc *desc)
{
	return desc->made &&
	       (!process->forked || desc->made->seq > process->forked->seq);
}

/** Where to mend it, and how. */
static void
add_turn(struct finding *finding, const struct process_run *run,
	 const struct event *forked, bool popen)
{
	if (forked)
		finding_source(finding, forked, "inherited by fork");
	/* Last, because that is where to fix it. */
	finding_source(finding, run->exec, "exec");
	finding_step(finding,
		     popen ? "Keep a list of the open streams, and close each "
			     "of them in the new child before the exec."
			   : "After dup2, close the descriptors that the new "
			     "program does not need; or make them with "
			     "O_CLOEXEC.");
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct process_run *run,
     const struct desc *desc)
{
	bool popen = is_popen_stream(out, model, process, desc);
	struct words name = who(model, process);
	struct words what = desc_words(desc, 0);
	struct words call = close_words(out, desc, run->exec, 0);
	bool own = made_by_itself(process, desc);
	bool by_fork = process->forked && !own;
	struct finding *finding = finding_add(
		out, popen ? "popen-stream-inherited" : "leaked-fd-exec",
		severity_of(out, desc), process,
		popen ? "%s inherits descriptor %d, %s: the stream of an "
			"earlier popen, which only the parent should hold;%s "
			"is missing before the exec%s"
		: own ? "%s keeps descriptor %d, %s, across its exec and never "
			"uses it;%s is missing before the exec%s"
		      : "%s inherits descriptor %d, %s, and never uses it;%s "
			"is missing before the exec%s",
		name.text, desc->fd, what.text, call.text,
		by_fork ? "{2? at {2.line}}" : "{1? at {1.line}}");

	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding->moment = run->exec;
	finding_source(finding, desc->made, "descriptor %d made", desc->fd);
	add_turn(finding, run, by_fork ? process->forked : NULL, popen);
}

/** Pipe ends that one program inherits, and the calls that made them. */
struct ends {
	const struct desc *descs[ENDS_MOST];
	int maker_of[ENDS_MOST];
	size_t len;
	const struct event *makers[ENDS_MOST];
	int maker_len;
};

static void
ends_add(struct ends *ends, const struct desc *desc)
{
	int maker = 0;

	while (maker < ends->maker_len && ends->makers[maker] != desc->made)
		maker++;
	if (maker == ends->maker_len)
		ends->makers[ends->maker_len++] = desc->made;
	ends->maker_of[ends->len] = maker;
	ends->descs[ends->len++] = desc;
}

/** "3 (p[0]), 4 (p[1]) and 6 (q[1])" into text: those that a call made, without
 *  their names; or if maker is -1, all. */
static void
ends_list(char text[LIST_SIZE], const struct ends *ends, int maker,
	  const struct findings *out, const struct event *exec)
{
	size_t left = 0, len = 0;

	for (size_t i = 0; i < ends->len; i++)
		left += maker == -1 || ends->maker_of[i] == maker;
	text[0] = '\0';
	for (size_t i = 0; i < ends->len && len < LIST_SIZE; i++) {
		struct words name = {""};

		if (maker != -1 && ends->maker_of[i] != maker)
			continue;
		if (maker == -1)
			name = end_variable_words(out, ends->descs[i], exec,
						  ends->maker_of[i]);
		left--;
		len += (size_t)snprintf(text + len, LIST_SIZE - len, "%d%s%s",
					ends->descs[i]->fd, name.text,
					left > 1    ? ", "
					: left == 1 ? " and "
						    : "");
	}
}

static void
tell_ends(struct findings *out, const struct model *model,
	  const struct process *process, const struct process_run *run,
	  const struct ends *ends)
{
	const struct desc *first = ends->descs[0];
	int exec_source = ends->maker_len + (process->forked ? 1 : 0);
	struct finding *finding;
	char list[LIST_SIZE];

	ends_list(list, ends, -1, out, run->exec);
	finding = finding_add(
		out, "leaked-fd-exec", severity_of(out, first), process,
		"%s inherits descriptors %s, ends of pipes, and never uses "
		"them; a close of each is missing before the exec{%d? at "
		"{%d.line}}",
		who(model, process).text, list, exec_source, exec_source);
	finding->fd = first->fd;
	finding->pipe = first->ofd->pipe;
	finding->moment = run->exec;
	for (int i = 0; i < ends->maker_len; i++) {
		ends_list(list, ends, i, out, run->exec);
		finding_source(finding, ends->makers[i], "descriptor%s %s made",
			       strchr(list, ' ') ? "s" : "", list);
	}
	add_turn(finding, run, process->forked, false);
}

/** Tell of one descriptor, or put a pipe's end with the others. */
static void
tell_or_keep(struct findings *out, const struct model *model,
	     const struct process *process, const struct process_run *run,
	     const struct desc *desc, struct ends *ends)
{
	if (!desc->ofd->pipe || made_by_itself(process, desc) ||
	    is_popen_stream(out, model, process, desc)) {
		tell(out, model, process, run, desc);
		return;
	}
	/* one finding has one severity */
	if (ends->len > 0 &&
	    severity_of(out, ends->descs[0]) != severity_of(out, desc)) {
		tell(out, model, process, run, desc);
		return;
	}
	ends_add(ends, desc);
	if (ends->len < ENDS_MOST)
		return;
	tell_ends(out, model, process, run, ends);
	*ends = (struct ends){.len = 0};
}

static void
judge_run(struct findings *out, const struct model *model,
	  const struct process *process, const struct process_run *run)
{
	struct ends ends = {.len = 0};

	for (size_t i = 0; i < run->inherited.len; i++) {
		const struct desc *desc = &run->inherited.rows[i];

		if (is_leaked(model, process, run, desc))
			tell_or_keep(out, model, process, run, desc, &ends);
	}
	if (ends.len == 1)
		tell(out, model, process, run, ends.descs[0]);
	if (ends.len > 1)
		tell_ends(out, model, process, run, &ends);
}

/** Was it the subject that called this exec? */
static bool
exec_by_subject(const struct process *process, size_t run)
{
	return run > 0 && process->runs[run - 1].subject;
}

void
rule_leaked_fd_exec(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		for (size_t r = 1; r < process->run_len; r++) {
			if (exec_by_subject(process, r))
				judge_run(out, model, process,
					  &process->runs[r]);
		}
	}
}
