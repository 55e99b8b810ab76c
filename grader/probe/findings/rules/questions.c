/* SPDX-License-Identifier: MIT */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/frames.h"
#include <errno.h>
#include <string.h>
#include <sys/wait.h>

const struct desc *
rows_next(struct rows *rows)
{
	const struct process *process = rows->process;
	const struct table *history = &process->history;
	const struct table *rest = process_gone(process)
					   ? &process->at_exit
					   : process_table(process);
	size_t at = rows->next++;

	if (at < history->len)
		return &history->rows[at];
	at -= history->len;
	return at < rest->len ? &rest->rows[at] : NULL;
}

static bool
is_end(const struct desc *desc, const struct pipe *pipe, bool write_end)
{
	return write_end ? desc_writes(desc, pipe) : desc_reads(desc, pipe);
}

bool
means_end(const struct process *process, const struct pipe *pipe,
	  bool write_end)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (is_end(desc, pipe, write_end) &&
		    (desc->io > 0 || desc->fd <= 2))
			return true;
	}
	return false;
}

const struct process *
other_means(const struct model *model, const struct pipe *pipe, bool write_end,
	    const struct process *not_a, const struct process *not_b)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *other = model->processes[i];

		if (other != not_a && other != not_b &&
		    means_end(other, pipe, write_end))
			return other;
	}
	return NULL;
}

bool
is_ancestor(const struct process *old, const struct process *young)
{
	for (young = young->parent; young; young = young->parent) {
		if (young == old)
			return true;
	}
	return false;
}

bool
waits_for(const struct process *process, const struct process *other)
{
	pid_t asked = process->blocked.child;

	if (!process_stuck(process) || process->blocked.kind != WAIT_CHILD)
		return false;
	for (; other && other != process; other = other->parent) {
		if (other->parent == process &&
		    (asked <= 0 || asked == other->pid))
			return true;
	}
	return false;
}

/** The last fork by the process, or NULL. */
static const struct event *
last_fork(const struct model *model, const struct process *process)
{
	const struct event *fork = NULL;

	for (size_t i = 0; i < model->process_len; i++) {
		if (model->processes[i]->parent == process)
			fork = model->processes[i]->forked;
	}
	return fork;
}

const struct event *
turning_point(const struct model *model, const struct process *process)
{
	const struct process_run *run = process_run(process);
	const struct event *fork;

	if (run->exec && process->parent)
		return run->exec;
	fork = last_fork(model, process);
	return fork ? fork : process->forked;
}

bool
is_own(const struct event *event)
{
	return event && event->origin == ORIGIN_OWN;
}

const struct event *
next_like(const struct event *event)
{
	for (const struct event *next = event->next; next; next = next->next) {
		if (next->kind == event->kind && next->fd == event->fd)
			return next;
		if (next->kind == EVENT_CLOSE && next->fd == event->fd)
			return NULL;
	}
	return NULL;
}

/** Are they equal, as far as both are recorded? */
static bool
same_data(const struct event *a, const struct event *b)
{
	size_t len = a->data_len < b->data_len ? a->data_len : b->data_len;

	return a->size == b->size &&
	       (len == 0 || memcmp(a->data, b->data, len) == 0);
}

const struct event *
next_message(const struct event *write)
{
	const struct event *next = next_like(write);

	if (!write->data)
		return NULL;
	for (const struct event *later = next; later; later = next_like(later))
		if (!later->data || later->calls > 1 || same_data(later, write))
			return NULL;
	return next;
}

const struct event *
last_on_pipe(const struct model *model, const struct pipe *pipe,
	     enum event_kind kind, pid_t not_by)
{
	for (size_t i = model->log_len; i-- > 0;) {
		const struct event *event = model->log[i];

		if (event->kind == kind && event->ofd &&
		    event->ofd->pipe == pipe && event->pid != not_by &&
		    (kind == EVENT_READ || event->result > 0))
			return event;
	}
	return NULL;
}

bool
just_before_end(const struct model *model, uint64_t time_ns)
{
	enum { JUST_NOW_NS = 100000000 };

	return model->log_len == 0 ||
	       time_ns + JUST_NOW_NS > model->log[model->log_len - 1]->time_ns;
}

bool
is_output(const struct process *process, const struct event *event)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (desc->fd == event->fd &&
		    (!desc->closed || desc->closed->seq > event->seq))
			return desc->ofd && desc->ofd->from_start;
	}
	return false;
}

/** Results that the kernel uses before it checks whether the handler wants the
 *  call restarted: ERESTARTSYS and the like. No program sees them. */
#define RESTART_FIRST 512
#define RESTART_LAST 516

bool
is_interrupted(const struct event *event)
{
	return event->result == -EINTR || (event->result <= -RESTART_FIRST &&
					   event->result >= -RESTART_LAST);
}

bool
exited_with(const struct process *process, int status)
{
	return process_gone(process) && WIFEXITED(process->status) &&
	       WEXITSTATUS(process->status) == status;
}

bool
runs_shell(const struct process *process)
{
	for (size_t i = 0; i < process->run_len; i++) {
		char *const *argv = process->runs[i].argv;

		if (argv && argv[0] && argv[1] && strcmp(argv[0], "sh") == 0 &&
		    strcmp(argv[1], "-c") == 0)
			return true;
	}
	return false;
}

bool
is_spawned(const struct findings *findings, const struct process *process,
	   const struct event *made)
{
	const struct event *exec = process_run(process)->exec;

	return exec && process->parent && process_is_subject(process->parent) &&
	       line_text(findings, made) &&
	       !line_text(findings, process->forked) &&
	       !line_text(findings, exec);
}

static const struct event *
fork_of(const struct process *ancestor, const struct process *young)
{
	while (young && young->parent != ancestor)
		young = young->parent;
	return young ? young->forked : NULL;
}

/** Did a child forked after the pipe was made, but before `until`, mean to use
 *  that end? */
static bool
earlier_child_has(const struct model *model, const struct process *parent,
		  const struct pipe *pipe, bool write_end,
		  const struct event *until)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent != parent || !child->forked)
			continue;
		if (child->forked->seq > pipe->created->seq &&
		    child->forked->seq < until->seq &&
		    means_end(child, pipe, write_end))
			return true;
	}
	return false;
}

bool
is_popen_stream(const struct findings *findings, const struct model *model,
		const struct process *holder, const struct desc *desc)
{
	const struct pipe *pipe = desc->ofd ? desc->ofd->pipe : NULL;
	const struct process *parent = pipe ? pipe->creator : NULL;
	const struct event *fork;
	bool write_end;

	if (!parent || !pipe->created || pipe->fifo ||
	    !is_ancestor(parent, holder))
		return false;
	write_end = desc->ofd->writable;
	fork = fork_of(parent, holder);
	if (!fork || fork->seq < pipe->created->seq ||
	    means_end(holder, pipe, write_end))
		return false;
	if (!earlier_child_has(model, parent, pipe, !write_end, fork))
		return false;
	return called_in(findings, pipe->created, true, "popen");
}
