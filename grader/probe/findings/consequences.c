/* SPDX-License-Identifier: MIT */
/*
 * One mistake is reported once. A child that goes on after a failed exec
 * repeats what its parent does. A wait that a signal interrupted reaps nobody.
 * A process that takes part of a message for a length misreads the bytes after
 * it. Findings that only follow from these, in the same process, are left out.
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

/** The process's next finding with that id, from *at on; or NULL. *at moves
 *  past it. */
static const struct finding *
next_of(const struct findings *out, size_t *at, const struct process *process,
	const char *id)
{
	while (*at < out->len) {
		const struct finding *finding = out->list[(*at)++];

		if (finding && finding->process == process &&
		    strcmp(finding->id, id) == 0)
			return finding;
	}
	return NULL;
}

static bool
fell_through(const struct findings *out, const struct process *process)
{
	size_t at = 0;

	return process &&
	       next_of(out, &at, process, "exec-failure-falls-through");
}

/** Did a signal interrupt the wait for this child? */
static bool
wait_interrupted(const struct findings *out, const struct finding *unreaped)
{
	const struct event *forked =
		unreaped->source_len ? unreaped->sources[0].event : NULL;
	const struct finding *cause;
	size_t at = 0;

	while ((cause = next_of(out, &at, unreaped->process,
				"eintr-not-restarted"))) {
		const struct event *wait = cause->moment;

		if (wait && wait->kind == EVENT_WAIT &&
		    (wait->size <= 0 ||
		     (forked && wait->size == forked->child)))
			return true;
	}
	return false;
}

/** Before this output, had the process taken a length from the middle of a
 *  message? */
static bool
read_from_middle(const struct findings *out, const struct finding *printed)
{
	const struct finding *cause;
	size_t at = 0;

	while ((cause = next_of(out, &at, printed->process,
				"short-read-assumed")))
		if (cause->moment && printed->moment &&
		    cause->moment->seq < printed->moment->seq)
			return true;
	return false;
}

static bool
is_consequence(const struct findings *out, const struct finding *finding)
{
	if (strcmp(finding->id, "unterminated-buffer") == 0)
		return read_from_middle(out, finding);
	return fell_through(out, finding->process) ||
	       (strcmp(finding->id, "unreaped-child") == 0 &&
		wait_interrupted(out, finding));
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
