/* SPDX-License-Identifier: MIT */
/*
 * A child that goes on after a failed exec does everything that the parent does
 * a second time. A wait that a signal interrupted reaps nobody. Who takes a
 * part of a message for a length reads bytes for what they are not. That is one
 * mistake, and reported as one: its consequences in that process are left out.
 */
#include "probe/findings/consequences.h"
#include <string.h>

static bool
is_named(const struct finding *finding, const char *const *ids)
{
	for (; *ids; ids++) {
		if (strcmp(finding->id, *ids) == 0)
			return true;
	}
	return false;
}

static bool
fell_through(const struct findings *out, const struct process *process)
{
	static const char *const ids[] = {"exec-failure-falls-through", NULL};

	for (size_t i = 0; process && i < out->len; i++) {
		const struct finding *finding = out->list[i];

		if (finding && finding->process == process &&
		    is_named(finding, ids))
			return true;
	}
	return false;
}

/** Is it a child that was waited for, by a wait that a signal interrupted? */
static bool
wait_interrupted(const struct findings *out, const struct finding *unreaped)
{
	static const char *const ids[] = {"eintr-not-restarted", NULL};
	const struct event *forked =
		unreaped->source_len ? unreaped->sources[0].event : NULL;

	for (size_t i = 0; i < out->len; i++) {
		const struct finding *finding = out->list[i];

		if (finding && finding->process == unreaped->process &&
		    is_named(finding, ids) && finding->moment &&
		    finding->moment->kind == EVENT_WAIT &&
		    (finding->moment->size <= 0 ||
		     (forked && finding->moment->size == forked->child)))
			return true;
	}
	return false;
}

/** Had the process read a length out of the middle of a message by then? */
static bool
read_from_middle(const struct findings *out, const struct finding *printed)
{
	static const char *const ids[] = {"short-read-assumed", NULL};

	for (size_t i = 0; i < out->len; i++) {
		const struct finding *finding = out->list[i];

		if (finding && finding->process == printed->process &&
		    is_named(finding, ids) && finding->moment &&
		    printed->moment &&
		    finding->moment->seq < printed->moment->seq)
			return true;
	}
	return false;
}

static bool
is_consequence(const struct findings *out, const struct finding *finding)
{
	static const char *const unreaped[] = {"unreaped-child", NULL};
	static const char *const printed[] = {"unterminated-buffer", NULL};

	if (is_named(finding, printed))
		return read_from_middle(out, finding);
	return fell_through(out, finding->process) ||
	       (is_named(finding, unreaped) && wait_interrupted(out, finding));
}

void
findings_drop_consequences(struct findings *out)
{
	static const char *const ids[] = {
		"double-close",        "close-wrong-fd",
		"wrong-child-waited",  "unreaped-child",
		"leaked-fd-exit",      "stdio-unflushed",
		"wrong-end",           "stdio-duplicated",
		"unterminated-buffer", NULL,
	};
	size_t kept = 0;

	for (size_t i = 0; i < out->len; i++) {
		struct finding *finding = out->list[i];

		if (!is_named(finding, ids) || !is_consequence(out, finding))
			continue;
		finding_free(finding);
		out->list[i] = NULL;
	}
	for (size_t i = 0; i < out->len; i++) {
		if (out->list[i])
			out->list[kept++] = out->list[i];
	}
	out->len = kept;
}
