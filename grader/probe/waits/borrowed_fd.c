/* SPDX-License-Identifier: MIT */
#include "probe/waits/borrowed_fd.h"
#include <poll.h>
#include <sys/pidfd.h>
#include <unistd.h>

int
borrowed_fd(pid_t pid, int fd)
{
	int pidfd = pidfd_open(pid, 0), copy;

	if (pidfd == -1)
		return -1;
	copy = pidfd_getfd(pidfd, fd, 0);
	close(pidfd);
	return copy;
}

short
borrowed_poll_now(int fd, short events)
{
	struct pollfd pfd = {fd, events, 0};

	return poll(&pfd, 1, 0) == -1 ? POLLERR : pfd.revents;
}

int
borrowed_poll(pid_t pid, int fd, short events)
{
	int copy = borrowed_fd(pid, fd);
	short now;

	if (copy == -1)
		return -1;
	now = borrowed_poll_now(copy, events);
	close(copy);
	return now;
}

bool
borrowed_has_data(pid_t pid, int fd)
{
	return borrowed_poll(pid, fd, POLLIN) > 0;
}
