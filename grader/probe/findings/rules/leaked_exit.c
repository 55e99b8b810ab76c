/* SPDX-License-Identifier: MIT */
/*
 * leaked-fd-exit: a process of the program ends with status 0 and has not
 * closed every descriptor that the program itself opened.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"

#define TELL_MOST 8 /* for one process: the rest would say the same */

static bool
is_left_open(const struct desc *desc)
{
	return desc->fd > 2 && desc->ofd && !desc->ofd->from_start &&
	       is_own(desc->made);
}

/** Does any process hold a write end of the pipe when the process ends? */
static bool
has_partner(const struct model *model, const struct pipe *pipe,
	    const struct event *end)
{
	for (size_t i = 0; i < model->process_len; i++) {
		struct rows rows = {.process = model->processes[i]};
		const struct event *gone = rows.process->exited;
		const struct desc *desc;

		if (gone && gone->seq < end->seq)
			continue;
		while ((desc = rows_next(&rows))) {
			bool open =
				!desc->closed || desc->closed->seq > end->seq;

			if (open && desc_writes(desc, pipe))
				return true;
		}
	}
	return false;
}

/** Did the program that now ends get it at its exec? */
static bool
was_handed_over(const struct process *process, const struct desc *desc)
{
	const struct event *exec = process_run(process)->exec;

	return exec && desc->made && desc->made->seq < exec->seq;
}

/**
 * The kernel closes what a process leaves open. That does no harm, but the labs
 * ask for each close, since a server never ends. Some are only warnings: an
 * eventfd or the like, as no other process waits on its end; an open directory
 * (make keeps those that it reads); a pipe's read end without a writer that the
 * program keeps to itself with an explicit FD_CLOEXEC, as make does for its
 * children's input. So is a descriptor that was handed over at exec: closing it
 * was up to the process that called exec (leaked-fd-exec), unless the program
 * used it, as a make below make does with its tokens.
 */
static enum severity
severity_of(const struct model *model, const struct process *process,
	    const struct desc *desc)
{
	const struct ofd *ofd = desc->ofd;

	if (ofd->file.type == FILE_OTHER || ofd->file.type == FILE_DIRECTORY)
		return SEVERITY_WARNING;
	if (desc->private_meant && ofd->pipe && !ofd->writable &&
	    !has_partner(model, ofd->pipe, process->exited))
		return SEVERITY_WARNING;
	if (was_handed_over(process, desc))
		return SEVERITY_WARNING;
	return SEVERITY_CONTRACT;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct desc *desc)
{
	struct words name = who(model, process);
	struct words what = desc_words(desc, 0);
	struct words call =
		close_words(out, desc, turning_point(model, process), 0);
	bool inherited = desc->how == HOW_FORK && process->forked;
	struct finding *finding = finding_add(
		out, "leaked-fd-exit", severity_of(model, process, desc),
		process,
		"%s ended with descriptor %d, %s, still open%s;%s is missing "
		"in it",
		name.text, desc->fd, what.text,
		inherited ? " (inherited at the fork{2? at {2.line}})" : "",
		call.text);

	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding->moment = process->exited;
	finding_source(finding, desc->made, "descriptor %d made", desc->fd);
	finding_source(finding, process->exited, "the process ended");
	if (inherited)
		finding_source(finding, process->forked, "inherited by fork");
	finding_step(finding,
		     "Close every descriptor that the program opened as soon "
		     "as it is no longer needed, in each process that has it.");
}

void
rule_leaked_fd_exit(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		int told = 0;

		if (!exited_with(process, 0) || !process_is_subject(process) ||
		    process->table_stays)
			continue;
		for (size_t k = 0; k < process->at_exit.len; k++) {
			const struct desc *desc = &process->at_exit.rows[k];

			if (!is_left_open(desc) || told++ >= TELL_MOST)
				continue;
			tell(out, model, process, desc);
		}
	}
}
