/* SPDX-License-Identifier: MIT */
/* poll, select, epoll_wait: what they found ready; see decode_poll.h. */
#include "probe/decode/decode_poll.h"
#include "probe/base/wait_calls.h"
#include "probe/decode/decode_io.h"
#include "probe/live/epoll_list.h"
#include "probe/live/remote.h"
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/select.h>

enum {
	POLL_MAX = 16,
	/* Far more than a program makes that reads what is ready. */
	UNREAD_POLLS = 200,
};

enum need
enter_poll(struct task *task, const struct args *args)
{
	if (!task->subject || args->a[1] > POLL_MAX)
		return NEED_NOTHING;
	task->unread.polls++;
	task->call.event.kind = EVENT_POLL;
	task->call.event.size = (long)args->a[1];
	task->call.buffer = args->a[0];
	return NEED_EXIT;
}

enum need
enter_select(struct task *task, const struct args *args)
{
	if (!task->subject || ++task->unread.polls < UNREAD_POLLS)
		return NEED_NOTHING;
	task->call.event.kind = EVENT_POLL;
	task->call.event.size = 0;
	task->call.buffer = args->a[1];
	return NEED_EXIT;
}

bool
poll_may_tell(const struct task *task)
{
	return task->call.event.size > 0 ||
	       task->unread.ready + 1 >= UNREAD_POLLS;
}

/** A descriptor that select found readable, or -1. */
static int
ready_in_set(const struct task *task)
{
	int count = (int)task->call.regs.args[0];
	fd_set set;

	if (!task->call.buffer ||
	    remote_fd_set(task->tid, task->call.buffer, count, &set) == -1)
		return -1;
	for (int fd = 0; fd < count; fd++)
		if (FD_ISSET(fd, &set))
			return fd;
	return -1;
}

/** A descriptor that epoll found readable, or at its end (*flags: POLLHUP), or
 *  -1. */
static int
ready_in_epoll(const struct task *task, int *flags)
{
	struct epoll_event ready;
	struct epoll_item item;
	int found = -1;
	FILE *list;

	if (remote_read(task->tid, task->call.buffer, &ready, sizeof ready) ==
		    -1 ||
	    !(ready.events & (EPOLLIN | EPOLLHUP)))
		return -1;
	if (!(ready.events & EPOLLIN))
		*flags = POLLHUP;
	list = epoll_list_open(task->pid, (int)task->call.regs.args[0]);
	if (!list)
		return -1;
	while (found == -1 && epoll_list_next(list, &item)) {
		if (item.data == ready.data.u64)
			found = item.fd;
	}
	fclose(list);
	return found;
}

/** The one ready descriptor, if it is readable or, for epoll, at its end; else
 *  -1. */
static int
readable(const struct task *task, struct event *event, const struct pollfd *fds)
{
	if (event->result != 1)
		return -1;
	if (event->size == 0)
		return wait_kind_of(event->nr) == WAIT_SELECT
			       ? ready_in_set(task)
			       : ready_in_epoll(task, &event->flags);
	for (long i = 0; i < event->size; i++) {
		if (fds[i].fd >= 0 && fds[i].revents & POLLIN)
			return fds[i].fd;
	}
	return -1;
}

/** Count polls that found fd readable while nobody reads it. Only for pipes do
 *  we see every read. */
static bool
is_unread(struct task *task, const struct model *model, int fd)
{
	const struct desc *row =
		fd >= 0 ? model_desc(model, task->pid, fd) : NULL;
	struct unread *unread = &task->unread;
	uint64_t moved;

	if (!row || !row->ofd->pipe) {
		unread->ready = 0;
		return false;
	}
	moved = row->io + row->ofd->pipe->reads;
	if (unread->fd != fd || unread->moved != moved)
		unread->ready = 0;
	unread->fd = fd;
	unread->moved = moved;
	return ++unread->ready >= UNREAD_POLLS;
}

bool
exit_poll(struct task *task, const struct model *model, struct event *event)
{
	struct pollfd fds[POLL_MAX];
	size_t len = (size_t)event->size;
	int fd;

	if (event->result <= 0 ||
	    (len > 0 && remote_read(task->tid, task->call.buffer, fds,
				    len * sizeof *fds) == -1))
		return false;
	for (size_t i = 0; i < len; i++) {
		if (fds[i].fd < 0 || fds[i].revents != POLLHUP)
			continue;
		event->fd = fds[i].fd;
		event->flags = POLLHUP;
		return true;
	}
	event->flags = POLLIN;
	fd = readable(task, event, fds);
	if (!is_unread(task, model, fd))
		return false;
	event->fd = fd;
	return true;
}
