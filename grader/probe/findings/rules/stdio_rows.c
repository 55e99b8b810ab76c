/* SPDX-License-Identifier: MIT */
/* What became of text in stdio buffers; see stdio_rows.h. */
#include "probe/findings/rules/stdio_rows.h"
#include <string.h>

/** Does this write begin with what was in the buffer? */
static bool
writes_buffer(const struct event *write, const struct stdio_row *row)
{
	size_t len = strnlen(row->head, sizeof(row->head));

	return write && write->data && len > 0 && write->data_len >= len &&
	       memcmp(write->data, row->head, len) == 0;
}

const struct event *
stdio_written(const struct process *process, const struct stdio_row *row,
	      const struct event *fork, const struct event *end)
{
	for (const struct event *event = process->events; event && event != end;
	     event = event->next) {
		if (event->kind == EVENT_WRITE && event->fd == row->fd &&
		    event->seq > fork->seq && event->result > 0 &&
		    writes_buffer(event, row))
			return event;
	}
	return NULL;
}

long
stdio_inherited(const struct process *process, int fd, const struct event *end)
{
	const struct event *fork = process->forked;

	for (size_t i = 0; fork && i < fork->stdio_len; i++) {
		if (fork->stdio[i].fd == fd &&
		    !stdio_written(process, &fork->stdio[i], fork, end))
			return fork->stdio[i].pending;
	}
	return 0;
}
