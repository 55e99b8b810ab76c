/* SPDX-License-Identifier: MIT */
/* What each live process was doing when the run ended. */
#include "probe/model/model_blocked.h"
#include "probe/base/syscall_name.h"
#include "probe/model/model_pipe.h"
#include "probe/model/process_table.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>

/* Where it is outside a call: stopped by a signal, or in its own code. */
static const char *
place_of(const struct event *event)
{
	switch (event->flags) {
	case SIGSTOP:
		return "a stop by SIGSTOP";
	case SIGTSTP:
		return "a stop by SIGTSTP";
	case SIGTTIN:
		return "a stop by SIGTTIN";
	case SIGTTOU:
		return "a stop by SIGTTOU";
	default:
		return "its own code";
	}
}

/** Find the pipe it waits for. */
static void
find_pipe(struct model *model, struct process *process,
	  const struct event *event)
{
	struct blocked *blocked = &process->blocked;
	struct desc *row;

	if (blocked->kind == WAIT_OPEN) {
		if (event->file.type != FILE_FIFO)
			return; /* not a FIFO: it retries, and does not wait */
		blocked->pipe = pipe_of(model, &event->file, event->path);
		if (blocked->pipe)
			blocked->pipe->fifo = true;
		return;
	}
	row = table_find(process_fds(process), event->fd);
	if (row && row->ofd)
		blocked->pipe = row->ofd->pipe;
}

void
apply_blocked(struct model *model, struct process *process,
	      const struct event *event)
{
	struct blocked *blocked = &process->blocked;
	enum wait_kind kind = wait_kind_of(event->nr);
	bool either = kind == WAIT_OPEN || kind == WAIT_MOVE;

	/* One thread stands for the process: preferably one waiting on a
	 * descriptor. */
	if (blocked->known && (blocked->fd >= 0 || event->fd < 0))
		return;
	*blocked = (struct blocked){
		.known = true,
		.nr = event->nr,
		.call = event->nr == -1 ? place_of(event)
					: library_name(syscall_name(event->nr)),
		.kind = kind,
		.writing = kind == WAIT_WRITE ||
			   (either && (event->flags & O_ACCMODE) == O_WRONLY),
		.fd = event->fd,
		.child = event->child,
		.event = event};
	find_pipe(model, process, event);
}
