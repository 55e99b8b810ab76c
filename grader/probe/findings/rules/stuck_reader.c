/* SPDX-License-Identifier: MIT */
/*
 * A process reads a pipe to its end, and the end never comes: who holds the
 * write end without ever using it? unclosed-write-end, wait-before-close,
 * popen-stream-inherited.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <stdio.h>

struct long_words {
	char text[400];
};

enum blame { BLAME_NONE, BLAME_HOLDS, BLAME_WAITS, BLAME_ASKS };

/** Is it an end that another program inherited and never uses? */
static bool
is_leak(const struct process *holder, const struct desc *desc)
{
	return !process_is_subject(holder) && desc->fd > 2 && desc->io == 0;
}

/**
 * A reader may hold the write end on purpose: of a FIFO, to prevent end of
 * file, as writers may come from outside; or of a pipe to itself, into which
 * another thread or a handler writes. But in a deadlock nobody will.
 */
static bool
keeps_for_itself(const struct model *model, const struct process *reader)
{
	return model->outcome != OUTCOME_DEADLOCK &&
	       (reader->blocked.pipe->fifo || reader->threads > 1 ||
		reader->handled != 0);
}

/** Is some of its answer to the pipe still in a stdio buffer? */
static bool
keeps_text(const struct process *process, const struct pipe *pipe)
{
	const struct event *at = process->blocked.event;

	for (size_t i = 0; i < at->stdio_len; i++) {
		const struct desc *desc =
			table_find(process_table(process), at->stdio[i].fd);

		if (desc && desc_writes(desc, pipe))
			return true;
	}
	return false;
}

/**
 * Has the holder written a question, and does it now wait for the answer, of
 * which nothing has come? The reader has got all of the question.
 */
static bool
waits_for_answer(const struct model *model, const struct process *holder,
		 const struct process *reader)
{
	const struct pipe *answer = holder->blocked.pipe;

	return answer && !holder->blocked.writing && holder->blocked.fd >= 0 &&
	       answer != reader->blocked.pipe && answer->bytes_written == 0 &&
	       reader->blocked.pipe->bytes_written > 0 &&
	       holds_end(reader, answer, true) &&
	       !other_means(model, answer, true, holder, reader) &&
	       !keeps_text(reader, answer);
}

static enum blame
blame_wait(const struct model *model, const struct process *holder,
	   const struct process *reader)
{
	if (waits_for(holder, reader))
		return BLAME_WAITS;
	return waits_for_answer(model, holder, reader) ? BLAME_ASKS
						       : BLAME_NONE;
}

static enum blame
blame_for(const struct model *model, const struct process *reader,
	  const struct process *holder, const struct desc *desc)
{
	const struct pipe *pipe = reader->blocked.pipe;
	const struct blocked *at = &holder->blocked;

	if (holder == reader)
		return keeps_for_itself(model, reader) ? BLAME_NONE
						       : BLAME_HOLDS;
	if (!process_stuck(holder))
		return BLAME_NONE;
	if (at->pipe == pipe && !at->writing)
		return pipe->fifo ? BLAME_NONE : BLAME_HOLDS;
	if (means_end(holder, pipe, true))
		return blame_wait(model, holder, reader);
	if (is_leak(holder, desc) ||
	    other_means(model, pipe, true, holder, reader))
		return BLAME_HOLDS;
	return waits_for(holder, reader) ? BLAME_WAITS : BLAME_NONE;
}

static void
add_sources(struct finding *finding, const struct model *model,
	    const struct process *reader, const struct process *holder,
	    bool spawned)
{
	if (!spawned)
		finding_source(finding, turning_point(model, holder),
			       "close it %s", turning_words(holder));
	finding_source(finding, reader->blocked.event, "blocked in %s",
		       reader->blocked.call);
	if (holder != reader)
		finding_source(finding, holder->blocked.event, "blocked in %s",
			       holder->blocked.call);
}

/** Which close is missing where, or that only close-on-exec can help. */
static struct long_words
remedy(const struct findings *out, const struct model *model,
       const struct process *holder, const struct desc *desc, bool spawned)
{
	struct words call, closer;
	struct long_words text;

	if (spawned) {
		snprintf(text.text, sizeof text.text,
			 " %s started it with popen() or the like, which "
			 "leaves open what has no O_CLOEXEC",
			 who(model, holder->parent).text);
		return text;
	}
	call = close_words(out, desc, turning_point(model, holder), 0);
	closer = closer_words(model, holder, 1);
	snprintf(text.text, sizeof text.text, "%s is missing in %s", call.text,
		 closer.text);
	return text;
}

static void
tell_holds(struct findings *out, const struct model *model,
	   const struct process *reader, const struct process *holder,
	   const struct desc *desc)
{
	bool popen =
		holder != reader && is_popen_stream(out, model, holder, desc);
	bool spawned = !popen && is_spawned(out, holder, desc->made);
	struct words name = who(model, holder);
	struct words other = who(model, reader);
	struct words pipe = pipe_words(desc->ofd->pipe, 0);
	struct finding *finding = finding_add(
		out, popen ? "popen-stream-inherited" : "unclosed-write-end",
		SEVERITY_ERROR, holder,
		"%s still holds the write end of %s (descriptor %d), so %s can "
		"never see end of file;%s",
		name.text, pipe.text, desc->fd,
		holder == reader ? "its own read" : other.text,
		remedy(out, model, holder, desc, spawned).text);

	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding_source(finding, desc->ofd->pipe->created, "pipe created");
	add_sources(finding, model, reader, holder, spawned);
	finding_step(
		finding,
		popen     ? "In each new child, close the streams of earlier "
			    "popen calls before the exec."
		: spawned ? "Make the pipe with pipe2(..., O_CLOEXEC): "
			    "what popen(), system() or posix_spawn() starts "
			    "then does not get its ends."
			  : "Close every pipe end that a process does not "
			    "use, as soon as it is forked: end of file comes "
			    "when the last write end is closed.");
}

static struct finding *
tell_before_close(struct findings *out, const struct model *model,
		  const struct process *reader, const struct process *holder,
		  const struct desc *desc, bool asks)
{
	struct words name = who(model, holder);
	struct words other = who(model, reader);
	struct words pipe = pipe_words(desc->ofd->pipe, 0);

	if (asks)
		return finding_add(
			out, "wait-before-close", SEVERITY_ERROR, holder,
			"%s waits for an answer from %s{2? at {2}} before it "
			"has closed the write end of %s (descriptor %d); %s "
			"has read all that was written to it, and waits{1? at "
			"{1}} for more, or for end of file, which only that "
			"close can bring: each waits for the other",
			name.text, other.text, pipe.text, desc->fd, other.text);
	return finding_add(
		out, "wait-before-close", SEVERITY_ERROR, holder,
		"%s waits for %s{2? at {2}} before it has closed the write "
		"end of %s (descriptor %d); %s reads until end of file, which "
		"only that close can bring: each waits for the other",
		name.text, other.text, pipe.text, desc->fd, other.text);
}

static void
tell_waits(struct findings *out, const struct model *model,
	   const struct process *reader, const struct process *holder,
	   const struct desc *desc, bool asks)
{
	struct finding *finding =
		tell_before_close(out, model, reader, holder, desc, asks);

	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding_source(finding, desc->ofd->pipe->created, "pipe created");
	finding_source(finding, reader->blocked.event, "blocked in %s",
		       reader->blocked.call);
	finding_source(finding, holder->blocked.event, "waits here");
	finding_step(finding,
		     asks ? "Close the write end (or fclose its stream) after "
			    "the last question, and read the answer after "
			    "that; or let the reader answer each message as "
			    "soon as it is complete."
			  : "Close the write end (or fclose its stream) "
			    "first, and wait for the child after that.");
}

static bool
told_already(const struct findings *out, const struct process *holder,
	     const struct pipe *pipe)
{
	for (size_t i = 0; i < out->len; i++) {
		if (out->list[i]->process == holder &&
		    out->list[i]->pipe == pipe)
			return true;
	}
	return false;
}

static void
blame_holders(struct findings *out, const struct model *model,
	      const struct process *reader)
{
	const struct pipe *pipe = reader->blocked.pipe;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *holder = model->processes[i];
		const struct desc *desc = holds_end(holder, pipe, true);
		enum blame blame;

		if (!desc || told_already(out, holder, pipe))
			continue;
		/* from a program that leaks it, and is blamed for it */
		if (!process_is_subject(holder) && holder->parent &&
		    !process_is_subject(holder->parent) &&
		    told_already(out, holder->parent, pipe))
			continue;
		blame = blame_for(model, reader, holder, desc);
		if (blame == BLAME_HOLDS)
			tell_holds(out, model, reader, holder, desc);
		if (blame == BLAME_WAITS)
			tell_waits(out, model, reader, holder, desc, false);
		if (blame == BLAME_ASKS)
			tell_waits(out, model, reader, holder, desc, true);
	}
}

void
rule_stuck_reader(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *reader = model->processes[i];

		if (!process_stuck(reader) || !reader->blocked.pipe ||
		    reader->blocked.writing || reader->blocked.fd < 0)
			continue;
		blame_holders(out, model, reader);
	}
}
