/*
 * wait-before-drain, seen without a deadlock: a stage is waited for before
 * the stage that reads from it is even started. It hangs past 64 KiB. That is
 * for certain an error where the stage is a program, which writes what it
 * likes; the program's own child may write a few bytes and no more, as its
 * author knows.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"

/** The pipe through which `first` wrote to `second`, or NULL. */
static const struct pipe *
pipe_between(const struct model *model, const struct process *first,
	     const struct process *second)
{
	struct rows rows = {.process = first};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		const struct pipe *pipe = desc->ofd ? desc->ofd->pipe : NULL;

		if (pipe && !pipe->fifo && means_end(first, pipe, true) &&
		    means_end(second, pipe, false) &&
		    !other_means(model, pipe, false, second, NULL))
			return pipe;
	}
	return NULL;
}

static int
tell(struct findings *out, const struct model *model,
     const struct process *first, const struct process *second,
     const struct pipe *pipe)
{
	struct words parent = who(model, first->reaped_by);
	struct words a = who(model, first), b = who(model, second);
	struct finding *finding;

	finding = finding_add(
		out, "wait-before-drain",
		process_run(first)->exec ? SEVERITY_ERROR : SEVERITY_CONTRACT,
		first->reaped_by,
		"%s waits for %s{0? at {0}} before it starts %s, which reads "
		"what %s writes: the stages run one after the other, and past "
		"64 KiB the first would block for ever",
		parent.text, a.text, b.text, a.text);
	if (!finding)
		return -1;
	finding->pipe = pipe;
	finding_source(finding, first->reap, "waits for the first stage");
	finding_source(finding, second->forked, "starts its reader");
	finding_source(finding, pipe->created, "pipe created");
	finding_step(finding, "Start every stage first, and wait for them all "
			      "after the last one is started.");
	return 0;
}

int
rule_sequential(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *first = model->processes[i];
		const struct event *reap = first->reap;

		/* A SIGCHLD handler reaps when it likes: that is right. */
		if (!reap || reap->in_handler || !is_own(reap) ||
		    first->reaped_by != first->parent)
			continue;
		for (size_t k = 0; k < model->process_len; k++) {
			const struct process *second = model->processes[k];
			const struct pipe *pipe;

			if (second->parent != first->parent ||
			    second->forked->seq < reap->seq)
				continue;
			pipe = pipe_between(model, first, second);
			if (pipe && tell(out, model, first, second, pipe) == -1)
				return -1;
		}
	}
	return 0;
}
