/* SPDX-License-Identifier: MIT */
/* Where two orders diverge; see race_places.h. */
#include "probe/runs/race_places.h"
#include "probe/runs/race_parting.h"
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

/* Its next print after an event. */
static const struct event *
print_after(const struct model *model, const struct event *from, int n)
{
	bool after = false;

	for (size_t at = 0; at < model->log_len; at++) {
		const struct event *event = model->log[at];

		if (after && event->kind == EVENT_WRITE &&
		    event->fd == STDOUT_FILENO &&
		    event_number(model, event) == n)
			return event;
		after |= event == from;
	}
	return NULL;
}

size_t
prints_alike(const struct model *a, const struct model *b)
{
	for (size_t i = 0;; i++) {
		const struct event *one = print_call(a, i);
		const struct event *other = print_call(b, i);

		if (!one || !other ||
		    event_number(a, one) != event_number(b, other))
			return i;
	}
}

/* Where the order of what is printed first differs. */
static bool
tell_prints(struct finding *finding, const struct model *right,
	    const struct model *wrong)
{
	size_t alike = prints_alike(right, wrong);
	const struct event *was = print_call(right, alike);
	const struct event *is = print_call(wrong, alike);
	const struct event *late, *let_go;
	int n;

	if (!was || !is)
		return false;
	n = event_number(right, was);
	late = print_after(wrong, is, n);
	if (late) {
		finding_source(finding, late,
			       "process %d prints here, too late", n);
		let_go = call_before(wrong, late);
		if (let_go)
			finding_source(finding, let_go,
				       "after this call the others went on");
	}
	finding_source(finding, is, "process %d had printed before it",
		       event_number(wrong, is));
	finding->process = model_process(wrong, is->pid);
	return true;
}

void
tell_places(struct finding *finding, const struct model *right,
	    const struct model *wrong)
{
	if (!tell_prints(finding, right, wrong))
		tell_parting(finding, right, wrong);
}
