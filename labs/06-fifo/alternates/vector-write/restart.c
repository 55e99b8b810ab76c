/* Different: readv() and writev(), openat() and wait4() under the names of the
 * library. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "restart.h"

int
r_open(const char *path, int flags, mode_t mode)
{
	for (;;) {
		int fd = openat(AT_FDCWD, path, flags, mode);

		if (fd != -1 || errno != EINTR)
			return fd;
	}
}

ssize_t
r_read(int fd, void *buffer, size_t size)
{
	struct iovec part = {buffer, size};

	for (;;) {
		ssize_t n = readv(fd, &part, 1);

		if (n != -1 || errno != EINTR)
			return n;
	}
}

ssize_t
r_write(int fd, const void *buffer, size_t size)
{
	struct iovec rest = {(void *)buffer, size};

	while (rest.iov_len > 0) {
		ssize_t n = writev(fd, &rest, 1);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		rest.iov_base = (char *)rest.iov_base + n;
		rest.iov_len -= n;
	}
	return (ssize_t)size;
}

int
r_close(int fd)
{
	int result = close(fd);

	return result == -1 && errno == EINTR ? 0 : result;
}

pid_t
r_waitpid(pid_t pid, int *status, int options)
{
	pid_t ended;

	while ((ended = wait4(pid, status, options, NULL)) == -1)
		if (errno != EINTR)
			break;
	return ended;
}
