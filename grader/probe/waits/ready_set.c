/* SPDX-License-Identifier: MIT */
/* Would a wait for several descriptors return? See ready_set.h. */
#include "probe/waits/ready_set.h"
#include "probe/live/epoll_list.h"
#include "probe/live/fd_table.h"
#include "probe/live/remote.h"
#include "probe/waits/borrowed_fd.h"
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/select.h>

/* Sets are nested at most this deep. Source: epoll_ctl(2), ELOOP. */
enum { NESTS_MAX = 5 };

static enum ready fd_ready(const struct task *task, int fd, short events,
			   int nests);

static bool
has_signalfd(const struct task *task, int epoll, int nests)
{
	FILE *list = epoll_list_open(task->pid, epoll);
	struct epoll_item item;
	uint64_t signals;
	bool has = false;

	while (list && !has && epoll_list_next(list, &item))
		has = procfs_signalfd(task->pid, item.fd, &signals) ||
		      (nests < NESTS_MAX &&
		       has_signalfd(task, item.fd, nests + 1));
	if (list)
		fclose(list);
	return has;
}

static enum ready
item_ready(const struct task *task, const struct epoll_item *item, int nests)
{
	enum ready ready;

	if (!(item->events & 0xffff))
		return READY_NO; /* EPOLLONESHOT, and it has been */
	ready = fd_ready(task, item->fd, (short)item->events, nests);
	/* it may have been told already */
	return ready == READY_YES && (item->events & EPOLLET) ? READY_UNSURE
							      : ready;
}

/* Is any member of this epoll set ready? */
static enum ready
members_ready(const struct task *task, int epoll, int nests)
{
	FILE *list = epoll_list_open(task->pid, epoll);
	enum ready ready = list ? READY_NO : READY_UNSURE;
	struct epoll_item item;

	while (list && ready != READY_YES && epoll_list_next(list, &item)) {
		enum ready one = item_ready(task, &item, nests);

		if (one != READY_NO)
			ready = one;
	}
	if (list)
		fclose(list);
	return ready;
}

/* A descriptor that we can't borrow is left to the kernel. */
static enum ready
fd_ready(const struct task *task, int fd, short events, int nests)
{
	struct signal_sets sets;
	uint64_t signals;
	int now;

	if (procfs_signalfd(task->pid, fd, &signals)) {
		if (procfs_signals(task->tid, &sets) == -1)
			return READY_UNSURE;
		return (events & POLLIN) && (sets.pending & signals) ? READY_YES
								     : READY_NO;
	}
	if (nests < NESTS_MAX && has_signalfd(task, fd, nests))
		return events & POLLIN ? members_ready(task, fd, nests + 1)
				       : READY_NO;
	now = borrowed_poll(task->pid, fd, events);
	return now == -1 ? READY_UNSURE : now ? READY_YES : READY_NO;
}

static enum ready
set_ready(const struct task *task, const struct pollfd *fds, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		enum ready ready;

		if (fds[i].fd < 0)
			continue;
		ready = fd_ready(task, fds[i].fd, fds[i].events, 0);
		if (ready != READY_NO)
			return ready;
	}
	return READY_NO;
}

enum ready
ready_set_poll(const struct task *task, const uint64_t args[6])
{
	struct pollfd fds[64];
	size_t len = args[1];

	if (len > 64 ||
	    remote_read(task->tid, args[0], fds, len * sizeof *fds) == -1)
		return READY_UNSURE;
	return set_ready(task, fds, len);
}

enum ready
ready_set_select(const struct task *task, const uint64_t args[6])
{
	const short events[] = {POLLIN, POLLOUT};
	struct pollfd fds[64];
	size_t len = 0, bytes = (args[0] + 7) / 8;

	for (int which = 0; which < 2; which++) {
		uint64_t addr = args[1 + which];
		fd_set set;

		FD_ZERO(&set);
		if (!addr)
			continue;
		if (bytes > sizeof set ||
		    remote_read(task->tid, addr, &set, bytes) == -1)
			return READY_UNSURE;
		for (int fd = 0; fd < (int)args[0]; fd++) {
			if (!FD_ISSET(fd, &set))
				continue;
			if (len == 64)
				return READY_UNSURE;
			fds[len++] = (struct pollfd){fd, events[which], 0};
		}
	}
	return set_ready(task, fds, len);
}

enum ready
ready_set_epoll(const struct task *task, const uint64_t args[6])
{
	struct pollfd one = {(int)args[0], POLLIN, 0};

	return set_ready(task, &one, 1);
}
