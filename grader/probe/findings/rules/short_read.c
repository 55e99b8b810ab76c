/* SPDX-License-Identifier: MIT */
/* short-read-assumed: the rest of what a read asked for came later, and nobody
 * read it; or it was read as the length of the next message. */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <endian.h>
#include <string.h>
#include <sys/wait.h>

/** Was it a short read whose missing rest is exactly what the pipe still
 *  holds? */
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
		"%s asks for %ld bytes{0? at {0}} and gets %ld; it never reads "
		"the other %ld, which came later{1? (written at {1})}",
		who_at(model, process, read).text, read->size, read->result,
		read->size - read->result);

	finding->fd = read->fd;
	finding->pipe = read->ofd->pipe;
	finding->moment = read;
	finding_source(finding, read, "gets only some of the bytes");
	finding_source(finding, write, "the rest is written");
	finding_step(finding, "Read again, in a loop, until you have all you "
			      "need or read() returns 0.");
}

/** Does the previous read announce that many bytes: is it a length of 2, 4 or 8
 *  bytes? */
static bool
announces(const struct event *length, long size)
{
	uint64_t wide;
	uint32_t word;
	uint16_t half;

	if (length->data_len < (size_t)length->result || length->calls > 1)
		return false;
	switch (length->result) {
	case sizeof half:
		memcpy(&half, length->data, sizeof half);
		return half == size || be16toh(half) == size;
	case sizeof word:
		memcpy(&word, length->data, sizeof word);
		return word == size || be32toh(word) == size;
	case sizeof wide:
		memcpy(&wide, length->data, sizeof wide);
		return wide == (uint64_t)size ||
		       be64toh(wide) == (uint64_t)size;
	default:
		return false;
	}
}

/** A length, a part of the message, then the next length taken from its
 *  middle. */
static bool
judge_framed(struct findings *out, const struct model *model,
	     const struct process *process, const struct event *length)
{
	const struct event *part = next_like(length), *next;
	struct finding *finding;
	long rest;

	if (!part || !is_own(part) || part->injected || part->calls > 1 ||
	    part->result <= 0 || part->result >= part->size ||
	    !announces(length, part->size))
		return false;
	rest = part->size - part->result;
	next = next_like(part);
	if (!next || next->injected || next->size != length->size ||
	    next->size == rest || next->result <= 0)
		return false;
	finding =
		finding_add(out, "short-read-assumed", SEVERITY_ERROR, process,
			    "%s asks for the %ld bytes{0? at {0}} that the "
			    "length before them announces{1? (read at {1})}, "
			    "and gets %ld; it mistakes the other %ld, which "
			    "came later, for the next length{2? at {2}}",
			    who_at(model, process, part).text, part->size,
			    part->result, rest);
	finding->fd = part->fd;
	finding->pipe = part->ofd ? part->ofd->pipe : NULL;
	finding->moment = part;
	finding_source(finding, part, "gets only some of the bytes");
	finding_source(finding, length, "the length");
	finding_source(finding, next, "the rest, read as a length");
	finding_step(finding, "Read again, in a loop, until all bytes of the "
			      "message are there or read() returns 0.");
	return true;
}

static void
find_framed(struct findings *out, const struct model *model,
	    const struct process *process)
{
	bool told = false;

	for (const struct event *event = process->events; event && !told;
	     event = event->next) {
		if (event->kind == EVENT_READ && is_own(event) &&
		    event->result > 0 && event->result == event->size &&
		    event->result <= 8)
			told = judge_framed(out, model, process, event);
	}
}

void
rule_short_read(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++)
		find_framed(out, model, model->processes[i]);
	for (size_t i = 0; i < model->pipe_len; i++) {
		const struct pipe *pipe = model->pipes[i];
		const struct process *process;
		const struct event *read, *write;

		if (pipe->outside || pipe->bytes_written <= pipe->bytes_read)
			continue;
		read = last_on_pipe(model, pipe, EVENT_READ, 0);
		write = last_on_pipe(model, pipe, EVENT_WRITE, 0);
		if (!read || !write || write->seq < read->seq ||
		    !lacks_the_rest(read, pipe))
			continue;
		process = model_process(model, read->pid);
		if (process && process_gone(process) && exited_with(process, 0))
			tell(out, model, process, read, write);
	}
}
