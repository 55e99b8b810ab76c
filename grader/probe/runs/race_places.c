/* SPDX-License-Identifier: MIT */
/* Where two orders diverge; see race_places.h. */
#include "probe/runs/race_places.h"
#include "probe/runs/race_parting.h"
#include <unistd.h>

/* The next call, from *at on, by which the program's own code printed, or NULL;
 * *at moves past it. */
static const struct event *
next_print(const struct model *model, size_t *at)
{
	while (*at < model->log_len) {
		const struct event *event = model->log[(*at)++];

		if (event->kind == EVENT_WRITE && event->result > 0 &&
		    event->fd == STDOUT_FILENO && event->origin == ORIGIN_OWN)
			return event;
	}
	return NULL;
}

/* The next print by process number n after an event. */
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

/* How many prints, from the first on, were by the same processes in both runs;
 * and the next print of each, or NULL. */
static size_t
first_apart(const struct model *a, const struct model *b,
	    const struct event **in_a, const struct event **in_b)
{
	size_t at_a = 0, at_b = 0;

	for (size_t alike = 0;; alike++) {
		*in_a = next_print(a, &at_a);
		*in_b = next_print(b, &at_b);
		if (!*in_a || !*in_b ||
		    event_number(a, *in_a) != event_number(b, *in_b))
			return alike;
	}
}

size_t
prints_alike(const struct model *a, const struct model *b)
{
	const struct event *in_a, *in_b;

	return first_apart(a, b, &in_a, &in_b);
}

/* Name where the order of the output first differs. False if it does not. */
static bool
tell_prints(struct finding *finding, const struct model *right,
	    const struct model *wrong)
{
	const struct event *was, *is, *late, *let_go;
	int n;

	first_apart(right, wrong, &was, &is);
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
