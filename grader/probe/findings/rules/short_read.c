/* SPDX-License-Identifier: MIT */
/* short-read-assumed: the rest of what a read asked for came later, and nobody
   read it. */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <sys/wait.h>

/** The last read of the pipe, or the last write to it; or NULL. */
static const struct event *
last_of(const struct model *model, const struct pipe *pipe,
	enum event_kind kind)
{
	for (size_t i = model->log_len; i-- > 0;) {
		const struct event *event = model->log[i];

		if (event->kind == kind && event->ofd &&
		    event->ofd->pipe == pipe)
			return event;
	}
	return NULL;
}

/** Did it get a part, of just the size that leaves what is in the pipe? */
static bool
lacks_the_rest(const struct event *read, const struct pipe *pipe)
{
	return is_own(read) && !read->injected && read->calls == 1 &&
	       read->result > 0 && read->result < read->size &&
	       (uint64_t)(read->size - read->result) ==
		       pipe->bytes_written - pipe->bytes_read;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct event *read,
     const struct event *write)
{
	struct finding *finding = finding_add(
		out, "short-read-assumed", SEVERITY_ERROR, process,
		"%s asks for %ld bytes{0? at {0}} and gets %ld; the other %ld "
		"come later{1? (written at {1})}, and it never reads them",
		who_at(model, process, read).text, read->size, read->result,
		read->size - read->result);

	finding->fd = read->fd;
	finding->pipe = read->ofd->pipe;
	finding->moment = read;
	finding_source(finding, read, "gets a part only");
	finding_source(finding, write, "the rest is written");
	finding_step(finding, "Read again, in a loop, until all that you need "
			      "is there or read() returns 0.");
}

void
rule_short_read(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->pipe_len; i++) {
		const struct pipe *pipe = model->pipes[i];
		const struct process *process;
		const struct event *read, *write;

		if (pipe->outside || pipe->bytes_written <= pipe->bytes_read)
			continue;
		read = last_of(model, pipe, EVENT_READ);
		write = last_of(model, pipe, EVENT_WRITE);
		if (!read || !write || write->seq < read->seq ||
		    !lacks_the_rest(read, pipe))
			continue;
		process = model_process(model, read->pid);
		if (process && process_gone(process) && exited_with(process, 0))
			tell(out, model, process, read, write);
	}
}
