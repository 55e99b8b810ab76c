/* SPDX-License-Identifier: MIT */
/*
 * A child that goes on after a failed exec does everything that the parent does
 * a second time. That is one mistake, and reported as one: its consequences in
 * that process are left out.
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

void
findings_drop_consequences(struct findings *out)
{
	static const char *const ids[] = {
		"double-close",   "close-wrong-fd",   "wrong-child-waited",
		"unreaped-child", "leaked-fd-exit",   "stdio-unflushed",
		"wrong-end",      "stdio-duplicated", NULL,
	};
	size_t kept = 0;

	for (size_t i = 0; i < out->len; i++) {
		struct finding *finding = out->list[i];

		if (!is_named(finding, ids) ||
		    !fell_through(out, finding->process))
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
