/* SPDX-License-Identifier: MIT */
/*
 * exec-failure-falls-through: exec fails in a child, which then goes on running
 * the parent's code.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>

/** Reporting an error may read files (message catalogues), but never a pipe. */
static bool
reads_pipe(const struct process *process, const struct event *event)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (desc->fd == event->fd && desc->ofd && desc->ofd->pipe)
			return true;
	}
	return false;
}

/** What the child does that it would not if it only reported the failure and
 *  ended; or NULL. */
static const char *
goes_on_with(const struct process *process, const struct event *event)
{
	switch (event->kind) {
	case EVENT_FORK:
		return "forks children of its own";
	case EVENT_WAIT:
		return "waits for children that are not its own";
	case EVENT_PIPE:
		return "makes a pipe";
	case EVENT_MKNOD:
		return "makes a FIFO";
	case EVENT_READ:
		return reads_pipe(process, event) ? "reads a pipe" : NULL;
	case EVENT_EXIT:
		return event->result == 0 ? "ends with status 0, as if nothing "
					    "had gone wrong"
					  : NULL;
	default:
		return NULL;
	}
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct event *failed,
     const struct event *next)
{
	struct words name = who_at(model, process, failed);
	struct words path = plain_words(failed->path ? failed->path : "?");
	struct finding *finding = finding_add(
		out, "exec-failure-falls-through", SEVERITY_ERROR, process,
		"%s could not exec %.80s{0? at {0}}, and then goes on with the "
		"parent's code: it %s{1? at {1}}",
		name.text, path.text, goes_on_with(process, next));

	finding->moment = next;
	finding_source(finding, failed, "exec failed");
	finding_source(finding, next, "went on here");
	finding_step(finding, "After exec there is only failure: print why, "
			      "and end the child with _exit(127).");
}

void
rule_exec_failure(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		const struct event *failed = process->exec_failed;

		if (!failed || !process->parent || !is_own(failed) ||
		    !process_is_subject(process))
			continue;
		/* A script without #!: a shell goes on to interpret it
		 * itself. */
		if (failed->result == -ENOEXEC)
			continue;
		for (const struct event *event = failed; event;
		     event = event->next) {
			if (event == failed || !goes_on_with(process, event))
				continue;
			tell(out, model, process, failed, event);
			break;
		}
	}
}
