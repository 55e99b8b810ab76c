/* SPDX-License-Identifier: MIT */
/*
 * What was in stdio's buffers at a fork, an exec or the end. stdio-duplicated:
 * copied by fork, and written by both processes. stdio-unflushed: lost by _exit
 * or exec; by dup2: see redirected.c.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/stdio_rows.h"
#include "probe/findings/rules/words.h"
#include <string.h>
#include <sys/wait.h>

static void
tell_duplicated(struct findings *out, const struct model *model,
		const struct process *child, const struct stdio_row *row,
		const struct event *write)
{
	struct words name = who_at(model, child, write);
	struct words parent = who(model, child->parent);
	bool one = row->pending == 1;
	struct finding *finding = finding_add(
		out, "stdio-duplicated", SEVERITY_ERROR, child,
		"%ld byte%s for descriptor %d %s in the stdio buffer of %s at "
		"the fork{0? at {0}}; fork copied the buffer, and %s wrote %s "
		"too{1? at {1}}: that text appears twice",
		row->pending, one ? "" : "s", row->fd, one ? "was" : "were",
		parent.text, name.text, one ? "it" : "them");

	finding->fd = row->fd;
	finding->moment = child->forked;
	finding_source(finding, child->forked,
		       "fork with unwritten text in the buffer");
	finding_source(finding, write, "written by the child");
	finding_step(finding, "Call fflush(NULL) before fork, or end the child "
			      "with _exit().");
}

void
rule_stdio_duplicated(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];
		const struct event *fork = child->forked;

		for (size_t k = 0; fork && k < fork->stdio_len; k++) {
			const struct stdio_row *row = &fork->stdio[k];
			const struct event *write, *other;

			write = stdio_written(child, row, fork, NULL);
			other = stdio_written(child->parent, row, fork, NULL);
			if (write && other)
				tell_duplicated(out, model, child, row, write);
		}
	}
}

/** After vfork the buffers are the parent's, until an exec. */
static bool
borrows_buffers(const struct process *process, size_t run)
{
	return run == 0 && process->forked &&
	       process->forked->flags & FORK_VFORK;
}

static void
judge_end(struct findings *out, const struct model *model,
	  const struct process *process, const struct event *end)
{
	for (size_t i = 0; i < end->stdio_len; i++) {
		const struct stdio_row *row = &end->stdio[i];
		long lost =
			row->pending - stdio_inherited(process, row->fd, end);
		bool exec = end->kind == EVENT_EXEC;
		struct words name = who_at(model, process, end);
		const char *was = lost == 1 ? "was" : "were";
		struct finding *finding;

		if (lost <= 0)
			continue;
		finding = finding_add(
			out, "stdio-unflushed", SEVERITY_ERROR, process,
			"%ld byte%s that %s had printed to descriptor %d %s "
			"still in its stdio buffer when it %s{0? at {0}}, and "
			"%s never written",
			lost, lost == 1 ? "" : "s", name.text, row->fd, was,
			exec ? "called exec" : "ended", was);
		finding->fd = row->fd;
		finding->moment = end;
		finding_source(finding, end, exec ? "exec" : "ended here");
		finding_step(finding, exec ? "Call fflush(NULL) before exec."
					   : "Call fflush() before _exit(), "
					     "or end with exit() or return.");
	}
}

void
rule_stdio_unflushed(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		for (size_t r = 1; r < process->run_len; r++) {
			const struct event *exec = process->runs[r].exec;

			if (exec && process->runs[r - 1].subject &&
			    !borrows_buffers(process, r - 1))
				judge_end(out, model, process, exec);
		}
		if (!process_gone(process) || !WIFEXITED(process->status) ||
		    !process_is_subject(process) ||
		    borrows_buffers(process, process->run_len - 1))
			continue;
		judge_end(out, model, process, process->exited);
	}
	find_redirected(out, model);
}
