/* SPDX-License-Identifier: MIT */
/*
 * A process writes into a full pipe, and room never comes: who holds the read
 * end without ever reading? wait-before-drain, unclosed-read-end,
 * full-pipe-deadlock.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"

/** A holder of the read end, and the writer that it keeps waiting. */
struct pair {
	const struct process *writer, *holder;
	const struct desc *desc;
	const struct pipe *pipe;
};

/** A reader that has ended: one that read, or had the end as its standard
 *  input. Or NULL. */
static const struct process *
reader_gone(const struct model *model, const struct pair *pair)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *other = model->processes[i];

		if (other != pair->holder && process_gone(other) &&
		    means_end(other, pair->pipe, false))
			return other;
	}
	return NULL;
}

static bool
reader_alive(const struct model *model, const struct pair *pair)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *other = model->processes[i];

		if (other != pair->holder && other != pair->writer &&
		    holds_end(other, pair->pipe, false) &&
		    means_end(other, pair->pipe, false))
			return true;
	}
	return false;
}

static void
add_places(struct finding *finding, const struct pair *pair)
{
	finding->fd = pair->desc->fd;
	finding->pipe = pair->pipe;
	finding_source(finding, pair->pipe->created, "pipe created");
	finding_source(finding, pair->writer->blocked.event, "blocked in %s",
		       pair->writer->blocked.call);
	if (pair->holder != pair->writer)
		finding_source(finding, pair->holder->blocked.event,
			       "blocked in %s", pair->holder->blocked.call);
}

static void
tell_drain(struct findings *out, const struct model *model,
	   const struct pair *pair)
{
	struct words name = who(model, pair->holder);
	struct words other = who(model, pair->writer);
	struct words pipe = pipe_words(pair->pipe, 0);
	struct finding *finding = finding_add(
		out, "wait-before-drain", SEVERITY_ERROR, pair->holder,
		"%s waits for %s{2? at {2}} before any process reads %s; it is "
		"full (about 64 KiB), and %s is blocked in %s until a process "
		"reads: each waits for the other",
		name.text, other.text, pipe.text, other.text,
		pair->writer->blocked.call);

	add_places(finding, pair);
	finding_step(finding, "Start the reader (or read to end of file) "
			      "first, and wait for the writer after that.");
}

static void
tell_kept(struct findings *out, const struct model *model,
	  const struct pair *pair)
{
	struct words name = who(model, pair->holder);
	struct words other = who(model, pair->writer);
	struct words pipe = pipe_words(pair->pipe, 0);
	struct words call = close_words(out, pair->desc,
					turning_point(model, pair->holder), 0);
	bool self = pair->holder == pair->writer;
	struct finding *finding = finding_add(
		out, "unclosed-read-end", SEVERITY_ERROR, pair->holder,
		"%s still holds the read end of %s (descriptor %d) but never "
		"reads it; the real reader is gone, and %s is blocked in %s "
		"instead of getting SIGPIPE;%s is missing in %s",
		name.text, pipe.text, pair->desc->fd, self ? "it" : other.text,
		pair->writer->blocked.call, call.text,
		closer_words(model, pair->holder, -1).text);

	add_places(finding, pair);
	finding_source(finding, turning_point(model, pair->holder),
		       "close it %s", turning_words(pair->holder));
	finding_step(finding, "Close the read end in every process that does "
			      "not read from it: a writer learns that its "
			      "reader is gone only when no read end is left.");
}

static void
tell_full(struct findings *out, const struct model *model,
	  const struct pair *pair)
{
	struct words name = who(model, pair->writer);
	struct words other = who(model, pair->holder);
	struct words pipe = pipe_words(pair->pipe, 0);
	bool self = pair->holder == pair->writer;
	struct finding *finding = finding_add(
		out, "full-pipe-deadlock", SEVERITY_ERROR, pair->writer,
		"%s is blocked in %s: %s is full (about 64 KiB), and %s%s%s",
		name.text, pair->writer->blocked.call, pipe.text,
		self ? "" : other.text,
		self ? "no one reads it: only the writer itself holds the read "
		       "end"
		     : ", which should read it, is itself blocked in ",
		self ? "" : pair->holder->blocked.call);

	add_places(finding, pair);
	finding_step(finding,
		     self ? "Let another process read while this one writes."
			  : "Let one side read while the other writes: never "
			    "have both write without reading.");
}

static void
judge(struct findings *out, const struct model *model, const struct pair *pair)
{
	bool gone = reader_gone(model, pair) != NULL;
	bool used = means_end(pair->holder, pair->pipe, false);

	if (reader_alive(model, pair))
		return;
	if (pair->holder == pair->writer) {
		if (gone)
			return tell_kept(out, model, pair);
		/* If there is another holder, it should be the one to read. */
		for (size_t i = 0; i < model->process_len; i++) {
			if (model->processes[i] != pair->holder &&
			    holds_end(model->processes[i], pair->pipe, false))
				return;
		}
		return tell_full(out, model, pair);
	}
	if (!process_stuck(pair->holder))
		return;
	if (gone && !used)
		tell_kept(out, model, pair);
	else if (waits_for(pair->holder, pair->writer))
		tell_drain(out, model, pair);
	else if (pair->holder->blocked.writing && pair->holder->blocked.pipe)
		tell_full(out, model, pair);
}

void
rule_stuck_writer(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		struct pair pair = {.writer = model->processes[i]};

		if (!process_stuck(pair.writer) || !pair.writer->blocked.pipe ||
		    !pair.writer->blocked.writing ||
		    pair.writer->blocked.fd < 0)
			continue;
		pair.pipe = pair.writer->blocked.pipe;
		for (size_t k = 0; k < model->process_len; k++) {
			pair.holder = model->processes[k];
			pair.desc = holds_end(pair.holder, pair.pipe, false);
			if (pair.desc)
				judge(out, model, &pair);
		}
	}
}
