/* SPDX-License-Identifier: MIT */
/*
 * leaked-fd-exec: an exec'd program inherits a descriptor that it never uses.
 * popen-stream-inherited: that descriptor is the stream of an earlier popen.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"

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
	if (by_fork)
		finding_source(finding, process->forked, "inherited by fork");
	/* Last, because that is where to fix it. */
	finding_source(finding, run->exec, "exec");
	finding_step(finding,
		     popen ? "Keep a list of the open streams, and close each "
			     "of them in the new child before the exec."
			   : "After dup2, close the descriptors that the new "
			     "program does not need; or make them with "
			     "O_CLOEXEC.");
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
			const struct process_run *run = &process->runs[r];

			if (!exec_by_subject(process, r))
				continue;
			for (size_t k = 0; k < run->inherited.len; k++) {
				const struct desc *desc =
					&run->inherited.rows[k];

				if (is_leaked(model, process, run, desc))
					tell(out, model, process, run, desc);
			}
		}
	}
}
