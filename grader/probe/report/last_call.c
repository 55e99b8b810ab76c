/* SPDX-License-Identifier: MIT */
#include "probe/report/last_call.h"
#include "probe/base/syscall_name.h"
#include <stdio.h>
#include <string.h>

const char *
event_call(const struct event *event)
{
	if (event->nr >= 0)
		return syscall_name(event->nr);
	switch (event->kind) {
	case EVENT_FORK:
		return event->flags & FORK_VFORK ? "vfork" : "fork";
	case EVENT_EXEC:
	case EVENT_EXEC_FAILED:
		return "execve";
	case EVENT_EXIT:
		return "exit";
	case EVENT_DUP:
		return "dup2";
	case EVENT_SETFD:
	case EVENT_SETFL:
		return "fcntl";
	case EVENT_MKNOD:
		return "mkfifo";
	default:
		return event_kind_name(event->kind);
	}
}

bool
event_has_fd(const struct event *event)
{
	switch (event->kind) {
	case EVENT_PIPE:
	case EVENT_OPEN:
	case EVENT_DUP:
	case EVENT_CLOSE:
	case EVENT_CLOSE_RANGE:
	case EVENT_SETFD:
	case EVENT_SETFL:
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_POLL:
	case EVENT_FD:
	case EVENT_BLOCKED:
		return event->fd >= 0;
	default:
		return false;
	}
}

int
event_place(struct lines *lines, const struct event *event, struct place *out)
{
	if (!lines || !event)
		return -1;
	if (event->at)
		return lines_recorded(lines, event->at, out);
	return event->stack ? lines_resolve(lines, event->stack, out) : -1;
}

bool
event_of(const struct event *event, const struct process *process)
{
	return event->pid == process->pid &&
	       (!process->forked || event->seq >= process->forked->seq) &&
	       (!process->exited || event->seq <= process->exited->seq);
}

/** Did the program ask for it, rather than have it happen to it? */
static bool
is_call(const struct event *event)
{
	switch (event->kind) {
	case EVENT_START:
	case EVENT_EXIT:
	case EVENT_SIGNAL:
	case EVENT_SIGRETURN:
	case EVENT_BLOCKED:
	case EVENT_RUNNING:
	case EVENT_END:
		return false;
	default:
		return true;
	}
}

static const struct event *
newest_call(const struct process *process)
{
	const struct event *newest = NULL;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (is_call(event))
			newest = event;
	}
	return newest;
}

const char *
event_function(const struct event *event)
{
	return library_name(event_call(event));
}

static void
name_file(const struct process *process, struct last_call *out)
{
	const struct desc *desc = NULL;

	if (out->fd >= 0)
		desc = table_find(process_table(process), out->fd);
	if (desc && !out->pipe)
		out->pipe = desc->ofd->pipe;
	if (desc)
		out->path = desc->ofd->path;
	if (!out->path && out->pipe)
		out->path = out->pipe->path;
}

void
last_call(const struct process *process, struct last_call *out)
{
	const struct blocked *blocked = &process->blocked;
	const struct event *event;

	*out = (struct last_call){.fd = -1};
	if (blocked->known) {
		*out = (struct last_call){
			.call = blocked->nr >= 0 ? syscall_name(blocked->nr)
						 : blocked->call,
			.fd = blocked->fd,
			.child = blocked->child,
			.blocked = true,
			.writing = blocked->writing,
			.pipe = blocked->pipe,
			.event = blocked->event};
	} else if (process->running) {
		out->call = "its own code";
		out->event = process->running;
		return;
	} else if ((event = newest_call(process))) {
		out->call = event_call(event);
		out->fd = event_has_fd(event) ? event->fd : -1;
		out->child = event->child;
		out->path = event->path;
		out->event = event;
	}
	if (!out->path)
		name_file(process, out);
}

char *const *
process_argv(const struct process *process)
{
	for (; process; process = process->parent)
		for (size_t i = process->run_len; i-- > 0;)
			if (process->runs[i].argv)
				return process->runs[i].argv;
	return NULL;
}

bool
process_reaped(const struct process *process)
{
	return process->reaped || process->auto_reaped ||
	       (!process->parent && process->exited);
}
