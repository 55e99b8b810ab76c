/* SPDX-License-Identifier: MIT */
/* Where two runs diverge, other than in their prints; see race_parting.h. */
#include "probe/runs/race_parting.h"
#include <fcntl.h>
#include <string.h>

int
event_number(const struct model *model, const struct event *event)
{
	const struct process *process = model_process(model, event->pid);

	return process ? process->n : 0;
}

/* An open of a regular file for reading, or a failed one? libc makes such calls
 * on its own (localtime(3) reads the time zone), and whether they are seen
 * depends on the libc. */
static bool
opens_to_read(const struct event *event)
{
	return event->kind == EVENT_OPEN &&
	       (event->flags & O_ACCMODE) == O_RDONLY &&
	       (event->result < 0 || event->file.type == FILE_REGULAR);
}

const struct event *
call_before(const struct model *model, const struct event *event)
{
	const struct event *last = NULL;
	long only_read = -1; /* descriptor of such a file, while open */

	for (size_t at = 0; at < model->log_len; at++) {
		const struct event *call = model->log[at];

		if (call == event)
			return last;
		if (call->pid != event->pid || !call->stack)
			continue;
		if (opens_to_read(call)) {
			only_read = call->result;
			continue;
		}
		if (only_read < 0 || call->fd != only_read)
			last = call;
		if (call->kind == EVENT_CLOSE && call->fd == only_read)
			only_read = -1;
	}
	return NULL;
}

/* The next of the process's own calls from `event` on; its exit counts as
 * one. */
static const struct event *
own_call(const struct event *event)
{
	for (; event; event = event->next) {
		if (event->kind == EVENT_EXIT)
			return event;
		if (event->origin == ORIGIN_OWN && event->kind != EVENT_START &&
		    event->kind != EVENT_SIGNAL &&
		    event->kind != EVENT_SIGRETURN &&
		    event->kind != EVENT_BLOCKED &&
		    event->kind != EVENT_RUNNING)
			return event;
	}
	return NULL;
}

static int
sign(long result)
{
	return result > 0 ? 1 : result < 0 ? -1 : 0;
}

/* The same call with the same result, as far as other processes influence it?
 * Pids and byte counts differ anyway. */
static bool
went_alike(const struct event *a, const struct event *b)
{
	if (a->kind != b->kind || a->nr != b->nr)
		return false;
	if (a->kind == EVENT_EXIT)
		return a->result == b->result;
	if (a->result < 0 || b->result < 0)
		return a->result == b->result;
	return (a->kind != EVENT_READ && a->kind != EVENT_WAIT) ||
	       sign(a->result) == sign(b->result);
}

/* Where a process first takes another path than in the right run. */
struct parting {
	const struct event *is, *was; /* in the wrong and the right run; NULL:
				       * no such call */
};

static struct parting
parting_of(const struct process *right, const struct process *wrong)
{
	const struct event *was = own_call(right->events);
	const struct event *is = own_call(wrong->events);

	while (is && was && went_alike(was, is)) {
		was = own_call(was->next);
		is = own_call(is->next);
	}
	return (struct parting){is, was};
}

/* The first point at which any process diverges. */
static struct parting
first_parting(const struct model *right, const struct model *wrong)
{
	size_t len = right->process_len < wrong->process_len
			     ? right->process_len
			     : wrong->process_len;
	struct parting first = {NULL, NULL};

	for (size_t i = 0; i < len; i++) {
		struct parting parting =
			parting_of(right->processes[i], wrong->processes[i]);

		if (parting.is &&
		    (!first.is || parting.is->seq < first.is->seq))
			first = parting;
	}
	return first;
}

/* Do both concern the same file, pipe or process? */
static bool
is_related(const struct model *model, const struct event *a,
	   const struct event *b)
{
	if (a->path && b->path && strcmp(a->path, b->path) == 0)
		return true;
	if (a->ofd && b->ofd && a->ofd->pipe && a->ofd->pipe == b->ofd->pipe)
		return true;
	return b->kind == EVENT_KILL &&
	       model_process(model, b->child) == model_process(model, a->pid);
}

/* A wait depends on a child's end, whose time the kernel decides. */
static const struct event *
child_end(const struct model *model, const struct event *wait)
{
	pid_t pid = wait->result > 0 ? (pid_t)wait->result : (pid_t)wait->size;

	for (size_t i = model->process_len; i-- > 0;) {
		const struct process *child = model->processes[i];

		if (child->exited && child->parent &&
		    child->parent->pid == wait->pid &&
		    (pid <= 0 || child->pid == pid))
			return child->exited;
	}
	return NULL;
}

/*
 * A call of another process that came before the divergence in one run and
 * after it in the other: a related one, else the last one.
 */
static const struct event *
passed_by(const struct model *right, const struct model *wrong,
	  const struct parting *at, bool *late)
{
	const struct event *found = NULL;
	bool related = false;
	int n = event_number(wrong, at->is);

	for (size_t i = 0;
	     i < right->process_len && i < wrong->process_len && at->was; i++) {
		const struct event *was = own_call(right->processes[i]->events);
		const struct event *is = own_call(wrong->processes[i]->events);

		for (; wrong->processes[i]->n != n && was && is;
		     was = own_call(was->next), is = own_call(is->next)) {
			bool before = was->seq < at->was->seq;
			bool fits = is_related(wrong, at->is, is);

			if (before != (is->seq < at->is->seq) &&
			    (fits || !related)) {
				found = is;
				*late = before;
				related |= fits;
			}
			if (!went_alike(was, is))
				break;
		}
	}
	return found;
}

/* If there is none, because stops don't come in the order of the events they
 * report: the next related call, else the last one before. */
static const struct event *
nearest(const struct model *wrong, const struct parting *at, bool *late)
{
	const struct event *found = NULL;

	*late = false;
	for (size_t i = 0; i < wrong->log_len && !*late; i++) {
		const struct event *event = wrong->log[i];

		if (event->origin != ORIGIN_OWN || event->pid == at->is->pid ||
		    !is_related(wrong, at->is, event))
			continue;
		found = event;
		*late = event->seq > at->is->seq;
	}
	return found;
}

/* If no call explains it: the last fork, from which on several processes
 * ran. */
static const struct event *
fork_before(const struct model *model, const struct event *event)
{
	const struct event *found = NULL;

	for (size_t at = 0; at < model->log_len; at++) {
		if (event && model->log[at]->seq >= event->seq)
			break;
		if (model->log[at]->kind == EVENT_FORK &&
		    model->log[at]->result >= 0 &&
		    model->log[at]->origin == ORIGIN_OWN)
			found = model->log[at];
	}
	return found;
}

void
tell_parting(struct finding *finding, const struct model *right,
	     const struct model *wrong)
{
	struct parting at = first_parting(right, wrong);
	const struct event *other = NULL, *before;
	bool late = false;

	if (at.is && at.is->kind == EVENT_WAIT) {
		other = child_end(wrong, at.is);
		late = at.is->result <= 0;
	} else if (at.is) {
		other = passed_by(right, wrong, &at, &late);
		other = other ? other : nearest(wrong, &at, &late);
	}
	if (at.is) {
		finding->process = model_process(wrong, at.is->pid);
		before = at.is->kind == EVENT_EXIT && !at.is->stack
				 ? call_before(wrong, at.is)
				 : NULL;
		finding_source(finding, before ? before : at.is,
			       before ? "after this process %d ends"
				      : "from here process %d goes another way",
			       event_number(wrong, at.is));
	}
	if (other)
		finding_source(finding, other,
			       late ? "process %d comes here only after it"
				    : "process %d was here before it",
			       event_number(wrong, other));
	other = other ? NULL : fork_before(wrong, at.is);
	if (other)
		finding_source(finding, other,
			       "from here on no call puts the two in order");
}
