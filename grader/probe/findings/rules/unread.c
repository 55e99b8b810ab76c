/* SPDX-License-Identifier: MIT */
/* endless-loop: poll() or the like keeps returning that a pipe can be read, and
 * nobody reads it. */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <stdio.h>

#define TOLD_LEAST 1000 /* no accident from this many on */

/** How a sentence describes what is in the pipe; {2} is its last write. */
static struct words
waiting(const struct pipe *pipe)
{
	struct words words;
	uint64_t bytes = pipe->bytes_written - pipe->bytes_read;

	if (pipe->outside || pipe->bytes_written < pipe->bytes_read)
		snprintf(words.text, sizeof words.text, "can be read");
	else if (bytes == 0)
		snprintf(words.text, sizeof words.text,
			 "can be read (it is at end of file)");
	else
		snprintf(
			words.text, sizeof words.text,
			"can be read (%llu byte%s waiting{2?, written at {2}})",
			(unsigned long long)bytes, bytes == 1 ? "" : "s");
	return words;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct desc *desc)
{
	const struct event *poll = desc->unread;
	struct words what = desc_words(desc, 1), can = waiting(desc->ofd->pipe);
	struct finding *finding;

	finding = finding_add(
		out, "endless-loop", SEVERITY_WARNING, process,
		"%s learns more than %llu times in a row{0? at {0}} that "
		"descriptor %d, %s, %s, but does not read it: it spins",
		who_at(model, process, poll).text,
		(unsigned long long)desc->unread_run, desc->fd, what.text,
		can.text);
	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding_source(finding, poll, "reported here");
	finding_source(finding, desc->made, "descriptor %d made", desc->fd);
	finding_source(finding,
		       last_on_pipe(model, desc->ofd->pipe, EVENT_WRITE, 0),
		       "written here");
	finding_step(finding,
		     "Read from each descriptor that poll() or select() names "
		     "(revents & POLLIN, FD_ISSET), until read() returns 0; "
		     "and leave out descriptors you don't want to read now.");
}

void
find_unread(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		struct rows rows = {.process = process};
		const struct desc *desc;

		if (!process->ended_by_probe ||
		    model->outcome != OUTCOME_TIMEOUT)
			continue;
		while ((desc = rows_next(&rows))) {
			if (desc->unread_run >= TOLD_LEAST && !desc->closed &&
			    desc->ofd && desc->ofd->pipe &&
			    is_own(desc->unread) &&
			    just_before_end(model, desc->unread_ns))
				tell(out, model, process, desc);
		}
	}
}
