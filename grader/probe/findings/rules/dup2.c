/* SPDX-License-Identifier: MIT */
/*
 * dup2-swapped: dup2(STDOUT_FILENO, pfd[1]) for dup2(pfd[1], STDOUT_FILENO):
 * the pipe's end is closed and replaced by the terminal.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"

/** Was a standard descriptor duplicated onto a pipe end that the program
 *  made? */
static bool
is_swapped(const struct process *process, const struct desc *replaced)
{
	const struct event *event = replaced->closed;
	const struct desc *from;
	struct rows rows = {.process = process};

	if (!event || event->kind != EVENT_DUP || !is_own(event) ||
	    event->fd > 2 || event->fd2 <= 2)
		return false;
	if (!replaced->ofd || replaced->ofd->from_start ||
	    !is_own(replaced->made))
		return false;
	/* If it already holds one of the program's own pipes, it may be moved
	 * on purpose. */
	while ((from = rows_next(&rows))) {
		if (from->fd == event->fd &&
		    (!from->closed || from->closed->seq > event->seq))
			return from->ofd && from->ofd->from_start;
	}
	return false;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct desc *replaced)
{
	const struct event *event = replaced->closed;
	struct words name = who_at(model, process, event);
	struct words what = desc_words(replaced, 1);
	struct finding *finding = finding_add(
		out, "dup2-swapped", SEVERITY_ERROR, process,
		"%s calls dup2(%d, %d){0? at {0}}: that closes descriptor %d, "
		"%s, and makes it a copy of %d; the arguments are the wrong "
		"way round",
		name.text, event->fd, event->fd2, event->fd2, what.text,
		event->fd);

	finding->fd = event->fd2;
	finding->pipe = replaced->ofd->pipe;
	finding->moment = event;
	finding_source(finding, event, "dup2 called");
	finding_source(finding, replaced->made, "descriptor %d made",
		       replaced->fd);
	finding_step(finding,
		     "Call dup2(%d, %d): the existing descriptor first, then "
		     "the number it should get.",
		     event->fd2, event->fd);
}

void
rule_dup2_swapped(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		for (size_t k = 0; k < process->history.len; k++) {
			const struct desc *desc = &process->history.rows[k];

			if (is_swapped(process, desc))
				tell(out, model, process, desc);
		}
	}
}
