/* SPDX-License-Identifier: MIT */
/*
 * eof-spin: reads on and on after end of file. endless-loop: only computes, or
 * keeps asking, until the time is up; or learns what it can read, and does not
 * read it: unread.c.
 */
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>

/*
 * This many ends of file in a row are no accident. A process that also polls
 * for what somebody is about to write may see end of file a little more often.
 */
#define SPINS 200
#define SPIN_POLLS 5000

/** A program that sleeps between its reads does not spin. */
static bool
sleeps_after(const struct process *process, const struct event *since)
{
	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_SLEEP && event->last_seq > since->seq)
			return true;
	}
	return false;
}

static bool
is_spin(const struct process *process, const struct desc *desc)
{
	const struct event *first = desc->eof_most_at;

	if (!first || !desc->ofd || !is_own(first) ||
	    sleeps_after(process, first))
		return false;
	return desc->eof_most >=
	       (first->kind == EVENT_POLL ? SPIN_POLLS : SPINS);
}

static void
tell_spin(struct findings *out, const struct model *model,
	  const struct process *process, const struct desc *desc)
{
	struct words name = who(model, process);
	struct words what = desc_words(desc, 1);
	bool polls = desc->eof_most_at->kind == EVENT_POLL;
	bool epoll = wait_kind_of(desc->eof_most_at->nr) == WAIT_EPOLL;
	struct finding *finding = finding_add(
		out, "eof-spin", SEVERITY_ERROR, process,
		"%s %s %llu times in a row{0? at {0}} from descriptor %d, %s: "
		"it does not notice end of file, and spins",
		name.text,
		epoll   ? "gets nothing but EPOLLHUP"
		: polls ? "gets nothing but POLLHUP"
			: "read end of file "
			  "(0 bytes)",
		(unsigned long long)desc->eof_most, desc->fd, what.text);

	finding->fd = desc->fd;
	finding->pipe = desc->ofd->pipe;
	finding_source(finding, desc->eof_most_at,
		       polls ? "the first such poll" : "the first read of 0");
	if (desc->made)
		finding_source(finding, desc->made, "descriptor %d made",
			       desc->fd);
	finding_step(
		finding,
		"%s; a FIFO server keeps a write end of its own open, so that "
		"end of file never comes.",
		epoll   ? "epoll_wait() sets EPOLLHUP even if not asked for "
			  "it: call read() then, and leave the loop when it "
			  "returns 0"
		: polls ? "poll() sets POLLHUP even if not asked for it: call "
			  "read() then, and leave the loop when it returns 0"
			: "Leave the loop when read() returns 0");
}

/** The end of file it read last, if it has made no call since; or NULL. */
static const struct event *
last_read_end(const struct process *process)
{
	const struct event *last = NULL;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_READ)
			last = event;
		else if (event->kind != EVENT_RUNNING &&
			 event->kind != EVENT_SIGNAL)
			last = NULL;
	}
	return last && last->result == 0 && is_own(last) ? last : NULL;
}

/** libc's streams remember the end of file and make no further read call. */
static bool
find_stream_spin(struct findings *out, const struct model *model,
		 const struct process *process)
{
	static const char *const names[] = {
		"fgets",         "fgetc",        "getc",
		"getchar",       "fread",        "getline",
		"getdelim",      "uflow",        "isoc99_fscanf",
		"isoc23_fscanf", "isoc99_scanf", "isoc23_scanf",
		"fscanf",        "scanf",        NULL};
	const struct event *end = last_read_end(process);
	struct finding *finding;

	if (!end || !calls_one_of(out, process->running, names))
		return false;
	finding = finding_add(
		out, "eof-spin", SEVERITY_ERROR, process,
		"%s keeps reading from its stream after end of file{0? at {0}} "
		"(descriptor %d): it does not notice end of file, and spins",
		who(model, process).text, end->fd);
	finding->fd = end->fd;
	finding->pipe = end->ofd ? end->ofd->pipe : NULL;
	finding_source(finding, process->running, "keeps reading here");
	finding_sampled(finding, own_functions(out, process->running));
	finding_source(finding, end, "end of file");
	finding_step(finding,
		     "Leave the loop when the call reports end of file: "
		     "fgets() returns NULL, getchar() EOF, fread() 0.");
	return true;
}

/** A process whose time is up was looping if it has made no call for longer
 *  than this, and for most of the run. */
#define LOOP_NS 200000000

static void
find_endless_loop(struct findings *out, const struct model *model,
		  const struct process *process)
{
	const struct event *running = process->running;
	const struct event *last = process_last_call(process, running);
	uint64_t ns = running->time_ns - (last ? last->last_ns : 0);
	struct finding *finding;

	if (ns < LOOP_NS || ns < running->time_ns / 2 ||
	    !line_text(out, running))
		return;
	finding = finding_add(
		out, "endless-loop", SEVERITY_WARNING, process,
		"%s is still computing{0? at {0}} when its time is up, with no "
		"call recorded for %.1f s: an endless loop, or a very long one",
		who(model, process).text, (double)ns / 1e9);
	finding_source(finding, running, "computes here");
	finding_sampled(finding, own_functions(out, running));
	finding_step(finding, "Check what should end this loop, and whether "
			      "anything in it can make that happen.");
}

/** This many failed calls are more than a wait with an occasional try. */
#define ASKED_MOST 2000

/** Does the call ask whether something has happened, and get no for an
 *  answer? */
static bool
is_asking(const struct event *event)
{
	switch (event->kind) {
	case EVENT_WAIT:
		return event->result == 0;
	case EVENT_READ:
	case EVENT_WRITE:
		return event->result == -EAGAIN;
	case EVENT_OPEN:
		return event->result == -ENXIO || event->result == -ENOENT;
	default:
		return false;
	}
}

/** The call that it repeated without a sleep until the end; or NULL. */
static const struct event *
asked_to_the_end(const struct model *model, const struct process *process)
{
	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (is_asking(event) && is_own(event) &&
		    event->calls >= ASKED_MOST &&
		    just_before_end(model, event->last_ns) &&
		    !sleeps_after(process, event))
			return event;
	}
	return NULL;
}

static void
find_asking(struct findings *out, const struct model *model,
	    const struct process *process)
{
	const struct event *asked = asked_to_the_end(model, process);
	const char *call;
	struct finding *finding;

	if (!asked)
		return;
	call = asked->kind == EVENT_WAIT    ? "asks whether a child has ended"
	       : asked->kind == EVENT_READ  ? "tries to read"
	       : asked->kind == EVENT_WRITE ? "tries to write"
					    : "tries to open a file";
	finding = finding_add(
		out, "endless-loop", SEVERITY_WARNING, process,
		"%s %s over and over, %llu times in a row{0? at {0}}, until "
		"its time is up: it keeps a processor busy instead of waiting",
		who(model, process).text, call,
		(unsigned long long)asked->calls);
	finding->fd = asked->kind == EVENT_READ || asked->kind == EVENT_WRITE
			      ? asked->fd
			      : -1;
	finding_source(finding, asked, "asked over and over");
	finding_step(finding, "Let the call wait (without O_NONBLOCK or "
			      "WNOHANG), or wait in poll() before the next "
			      "try; and check what should make it succeed.");
}

/** A loop around a wait that has failed for so long never ends: no child comes
 *  back. */
static void
find_vain_wait(struct findings *out, const struct model *model,
	       const struct process *process)
{
	const struct event *wait = process->last_event;
	struct finding *finding;

	while (wait && wait->next)
		wait = wait->next;
	if (!wait || wait->kind != EVENT_WAIT || wait->result != -ECHILD ||
	    !is_own(wait) || wait->calls < ASKED_MOST)
		return;
	finding = finding_add(
		out, "unchecked-error", SEVERITY_ERROR, process,
		"wait fails %llu times in a row{0? at {0}} (ECHILD: %s has no "
		"such child), and the loop around it does not end",
		(unsigned long long)wait->calls, who(model, process).text);
	finding_source(finding, wait, "fails over and over");
	finding_step(finding, "Leave the loop when wait() or waitpid() returns "
			      "-1 (unless errno is EINTR), and check for which "
			      "child it waits.");
}

void
rule_spins(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		struct rows rows = {.process = process};
		const struct desc *desc;

		if (process->running && !find_stream_spin(out, model, process))
			find_endless_loop(out, model, process);
		if (model->outcome == OUTCOME_TIMEOUT &&
		    process->ended_by_probe)
			find_asking(out, model, process);
		if (model->outcome == OUTCOME_LIMIT && process->ended_by_probe)
			find_vain_wait(out, model, process);
		while ((desc = rows_next(&rows))) {
			if (is_spin(process, desc))
				tell_spin(out, model, process, desc);
		}
	}
	find_unread(out, model);
}
