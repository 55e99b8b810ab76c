/* SPDX-License-Identifier: MIT */
/*
 * wait-before-drain, seen without a deadlock: a stage is waited for before the
 * stage that reads from it is even started, which hangs once it writes more
 * than 64 KiB. If the stage is another program, which may write any amount, it
 * is certainly an error; a child that runs the program's own code may write
 * only a few bytes, as its author knows.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <stdlib.h>

/** For each pipe, by number: the only process that means to read it. */
struct readers {
	const struct process **list; /* an entry is NULL if there is none */
	bool *several;
};

static const struct pipe *
meant_pipe(const struct desc *desc, bool write_end)
{
	const struct pipe *pipe = desc->ofd ? desc->ofd->pipe : NULL;

	if (!pipe || pipe->fifo || pipe->n == 0 ||
	    (desc->io == 0 && desc->fd > 2))
		return NULL;
	return (write_end ? desc_writes(desc, pipe) : desc_reads(desc, pipe))
		       ? pipe
		       : NULL;
}

static void
find_readers(struct readers *readers, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		struct rows rows = {.process = model->processes[i]};
		const struct desc *desc;

		while ((desc = rows_next(&rows))) {
			const struct pipe *pipe = meant_pipe(desc, false);
			const struct process **reader;

			if (!pipe)
				continue;
			reader = &readers->list[pipe->n];
			if (*reader && *reader != rows.process)
				readers->several[pipe->n] = true;
			*reader = rows.process;
		}
	}
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *first, const struct process *second,
     const struct pipe *pipe)
{
	struct words parent = who(model, first->reaped_by);
	struct words a = who(model, first), b = who(model, second);
	struct finding *finding = finding_add(
		out, "wait-before-drain",
		process_run(first)->exec ? SEVERITY_ERROR : SEVERITY_CONTRACT,
		first->reaped_by,
		"%s waits for %s{0? at {0}} before it starts %s, which reads "
		"what %s writes: the stages run one after the other, and "
		"beyond 64 KiB the first would block for ever",
		parent.text, a.text, b.text, a.text);

	finding->pipe = pipe;
	finding_source(finding, first->reap, "waits for the first stage");
	finding_source(finding, second->forked, "starts its reader");
	finding_source(finding, pipe->created, "pipe created");
	finding_step(finding,
		     "Start all stages first, and only then wait for them.");
}

/** A reap in a SIGCHLD handler comes at any time and is correct. */
static bool
is_waited_for(const struct process *first)
{
	const struct event *reap = first->reap;

	return reap && !reap->in_handler && is_own(reap) &&
	       first->reaped_by == first->parent;
}

/** `first` wrote to pipes: is one of them read by a process that the same
 *  parent forked only after `first` was waited for? */
static void
judge(struct findings *out, const struct model *model,
      const struct process *first, const struct readers *readers)
{
	struct rows rows = {.process = first};
	const struct process *told = NULL;
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		const struct pipe *pipe = meant_pipe(desc, true);
		const struct process *second =
			pipe ? readers->list[pipe->n] : NULL;

		if (!second || second == told || readers->several[pipe->n] ||
		    second->parent != first->parent || !second->forked ||
		    second->forked->seq < first->reap->seq)
			continue;
		tell(out, model, first, second, pipe);
		told = second;
	}
}

void
rule_sequential(struct findings *out, const struct model *model)
{
	struct readers readers = {
		.list = calloc(model->pipe_len + 1, sizeof(*readers.list)),
		.several = calloc(model->pipe_len + 1, sizeof(bool))};
	bool memory = readers.list && readers.several;

	if (memory)
		find_readers(&readers, model);
	else
		findings_fail(out);
	for (size_t i = 0; i < model->process_len && memory; i++) {
		if (is_waited_for(model->processes[i]))
			judge(out, model, model->processes[i], &readers);
	}
	free(readers.list);
	free(readers.several);
}
