/* SPDX-License-Identifier: MIT */
/* Where two orders diverge; see race_places.h. */
#include "probe/runs/race_places.h"
#include <unistd.h>

/* The i-th call by which the program's own code printed, or NULL. */
static const struct event *
print_call(const struct model *model, size_t i)
{
	for (size_t at = 0; at < model->log_len; at++) {
		const struct event *event = model->log[at];

		if (event->kind == EVENT_WRITE && event->result > 0 &&
		    (event->fd == STDOUT_FILENO) &&
		    event->origin == ORIGIN_OWN && i-- == 0)
			return event;
	}
	return NULL;
}

static int
number_of(const struct model *model, const struct event *event)
{
	const struct process *process = model_process(model, event->pid);

	return process ? process->n : 0;
}

/* The last call of a process before an event, and its next print after. */
static const struct event *
call_before(const struct model *model, const struct event *event)
{
	const struct event *last = NULL;

	for (size_t at = 0; at < model->log_len; at++) {
		if (model->log[at] == event)
			return last;
		if (model->log[at]->pid == event->pid && model->log[at]->stack)
			last = model->log[at];
	}
	return NULL;
}

static const struct event *
print_after(const struct model *model, const struct event *from, int n)
{
	bool after = false;

	for (size_t at = 0; at < model->log_len; at++) {
		const struct event *event = model->log[at];

		if (after && event->kind == EVENT_WRITE &&
		    event->fd == STDOUT_FILENO && number_of(model, event) == n)
			return event;
		after |= event == from;
	}
	return NULL;
}

/* Where the order first differs from the plain run's. */
void
tell_places(struct finding *finding, const struct model *plain,
	    const struct model *failing)
{
	for (size_t i = 0;; i++) {
		const struct event *was = print_call(plain, i);
		const struct event *is = print_call(failing, i);
		const struct event *late;
		int n;

		if (!was || !is)
			return;
		n = number_of(plain, was);
		if (n == number_of(failing, is))
			continue;
		late = print_after(failing, is, n);
		if (late) {
			const struct event *let_go = call_before(failing, late);

			finding_source(finding, late,
				       "process %d prints here, too late", n);
			if (let_go)
				finding_source(
					finding, let_go,
					"after this call the others went on");
		}
		finding_source(finding, is, "process %d had printed before it",
			       number_of(failing, is));
		finding->process = model_process(failing, is->pid);
		return;
	}
}
