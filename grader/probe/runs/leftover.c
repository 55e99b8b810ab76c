/* SPDX-License-Identifier: MIT */
#include "probe/runs/leftover.h"
#include <errno.h>
#include <string.h>

static bool
makes_files(const struct event *event)
{
	return (event->kind == EVENT_MKNOD || event->kind == EVENT_OPEN) &&
	       event->path && !event->injected;
}

/* Did a call on this path have that result? 0: it succeeded. */
static bool
had(const struct model *model, const char *path, long result)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (makes_files(event) && strcmp(event->path, path) == 0 &&
		    (event->result < 0 ? event->result : 0) == result)
			return true;
	}
	return false;
}

bool
meets_leftover(const struct model *before, const struct model *run)
{
	for (size_t i = 0; i < run->log_len; i++) {
		const struct event *event = run->log[i];

		if (makes_files(event) && event->result == -EEXIST &&
		    had(before, event->path, 0) &&
		    !had(before, event->path, -EEXIST))
			return true;
	}
	return false;
}
