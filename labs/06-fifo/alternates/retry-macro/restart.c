/* Different: glibc's own macro for calls that a signal interrupted. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "restart.h"

int
r_open(const char *path, int flags, mode_t mode)
{
	return TEMP_FAILURE_RETRY(open(path, flags, mode));
}

ssize_t
r_read(int fd, void *buffer, size_t size)
{
	return TEMP_FAILURE_RETRY(read(fd, buffer, size));
}

ssize_t
r_write(int fd, const void *buffer, size_t size)
{
	const char *at = buffer, *end = at + size;

	do {
		ssize_t n = TEMP_FAILURE_RETRY(write(fd, at, end - at));

		if (n == -1)
			return -1;
		at += n;
	} while (at < end);
	return (ssize_t)size;
}

int
r_close(int fd)
{
	/* On Linux the descriptor is closed, whatever close() returns. */
	return close(fd) == -1 && errno != EINTR ? -1 : 0;
}

pid_t
r_waitpid(pid_t pid, int *status, int options)
{
	return TEMP_FAILURE_RETRY(waitpid(pid, status, options));
}
