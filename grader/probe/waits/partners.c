/* SPDX-License-Identifier: MIT */
/* Processes that act on the run from outside; see partners.h. */
#include "probe/waits/partners.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void
outside_begin(struct outside *outside, const char *const *shared)
{
	*outside = (struct outside){.shared = shared, .idle_fd = -1};
}

void
outside_end(struct outside *outside)
{
	for (size_t i = 0; i < outside->partner_len; i++)
		close(outside->partners[i]);
	if (outside->idle_fd != -1)
		close(outside->idle_fd);
	outside_begin(outside, NULL);
}

int
outside_add_partner(struct outside *outside, pid_t pid)
{
	int fd;

	if (outside->partner_len == PARTNERS_MAX) {
		errno = E2BIG;
		return -1;
	}
	outside->named = true;
	fd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (fd == -1)
		return errno == ESRCH ? 0 : -1;
	outside->partners[outside->partner_len++] = fd;
	return 0;
}

int
outside_tell_idle(struct outside *outside, const char *path)
{
	outside->idle_fd =
		open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	return outside->idle_fd == -1 ? -1 : 0;
}

bool
outside_left(const struct outside *outside)
{
	for (size_t i = 0; i < outside->partner_len; i++) {
		struct pollfd end = {outside->partners[i], POLLIN, 0};

		if (poll(&end, 1, 0) != 1)
			return false;
	}
	return outside->named;
}

bool
outside_acts(const struct outside *outside)
{
	return outside->shared && !outside_left(outside);
}

static bool
below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 &&
	       (path[len] == '/' || path[len] == '\0' ||
		(len && folder[len - 1] == '/'));
}

bool
outside_uses(const struct outside *outside, const char *path)
{
	for (const char *const *dir = outside->shared; dir && *dir; dir++)
		if (path && below(path, *dir))
			return !outside_left(outside);
	return false;
}

void
outside_idle(const struct outside *outside, uint64_t since_ns)
{
	if (outside->idle_fd != -1)
		dprintf(outside->idle_fd, "%llu\n",
			(unsigned long long)since_ns);
}
