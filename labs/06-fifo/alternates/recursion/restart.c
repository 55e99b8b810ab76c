/* Different: an interrupted call is called again by recursion; r_close()
 * takes an interrupted close() for done, as on Linux it is. */
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "restart.h"

#define INTERRUPTED(result) ((result) == -1 && errno == EINTR)

int
r_open(const char *path, int flags, mode_t mode)
{
	int fd = open(path, flags, mode);

	return INTERRUPTED(fd) ? r_open(path, flags, mode) : fd;
}

ssize_t
r_read(int fd, void *buffer, size_t size)
{
	ssize_t n = read(fd, buffer, size);

	return INTERRUPTED(n) ? r_read(fd, buffer, size) : n;
}

ssize_t
r_write(int fd, const void *buffer, size_t size)
{
	ssize_t n = write(fd, buffer, size), rest;

	if (INTERRUPTED(n))
		return r_write(fd, buffer, size);
	if (n == -1 || (size_t)n == size)
		return n;
	rest = r_write(fd, (const char *)buffer + n, size - n);
	return rest == -1 ? -1 : n + rest;
}

int
r_close(int fd)
{
	int result = close(fd);

	return INTERRUPTED(result) ? 0 : result;
}

pid_t
r_waitpid(pid_t pid, int *status, int options)
{
	pid_t ended = waitpid(pid, status, options);

	return INTERRUPTED(ended) ? r_waitpid(pid, status, options) : ended;
}
