/*
 * restart.c - system calls that a signal does not cut short.
 *
 * A handler installed without SA_RESTART makes a call that waits return -1
 * with EINTR. Nothing is wrong then, and all but close() are called again.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "restart.h"

int
r_open(const char *path, int flags, mode_t mode)
{
	/* TODO 1: an open() that goes on after a signal. */
	(void)path, (void)flags, (void)mode;
	errno = ENOSYS;
	return -1;
}

ssize_t
r_read(int fd, void *buffer, size_t size)
{
	/* TODO 2: a read() that goes on after a signal. */
	(void)fd, (void)buffer, (void)size;
	errno = ENOSYS;
	return -1;
}

ssize_t
r_write(int fd, const void *buffer, size_t size)
{
	/* TODO 3: a write() that ends only when all is written, or fails. */
	(void)fd, (void)buffer, (void)size;
	errno = ENOSYS;
	return -1;
}

int
r_close(int fd)
{
	/* TODO 4: a close() for which EINTR is no failure. */
	(void)fd;
	errno = ENOSYS;
	return -1;
}

pid_t
r_waitpid(pid_t pid, int *status, int options)
{
	/* TODO 5: a waitpid() that goes on after a signal. */
	(void)pid, (void)status, (void)options;
	errno = ENOSYS;
	return -1;
}
