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
#ifdef SOLUTION
	int fd;

	/* Opening a FIFO waits for the other side, so it can be interrupted. */
	do
		fd = open(path, flags, mode);
	while (fd == -1 && errno == EINTR);
	return fd;
#else
	/* TODO 1: an open() that goes on after a signal. */
	(void)path, (void)flags, (void)mode;
	errno = ENOSYS;
	return -1;
#endif
}

ssize_t
r_read(int fd, void *buffer, size_t size)
{
#ifdef SOLUTION
	ssize_t got;

	do
		got = read(fd, buffer, size);
	while (got == -1 && errno == EINTR);
	return got;
#else
	/* TODO 2: a read() that goes on after a signal. */
	(void)fd, (void)buffer, (void)size;
	errno = ENOSYS;
	return -1;
#endif
}

ssize_t
r_write(int fd, const void *buffer, size_t size)
{
#ifdef SOLUTION
	const char *rest = buffer;
	size_t left = size;

	/* A signal may come in the middle: then write() returns a part. */
	while (left > 0) {
		ssize_t written = write(fd, rest, left);

		if (written >= 0) {
			rest += written;
			left -= written;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return size;
#else
	/* TODO 3: a write() that ends only when all is written, or fails. */
	(void)fd, (void)buffer, (void)size;
	errno = ENOSYS;
	return -1;
#endif
}

int
r_close(int fd)
{
#ifdef SOLUTION
	/*
	 * Linux closes the descriptor before it does anything that a signal
	 * could interrupt: after EINTR it is gone. To call close() again would
	 * be an error, or close what has got the number meanwhile.
	 */
	if (close(fd) == -1 && errno != EINTR)
		return -1;
	return 0;
#else
	/* TODO 4: a close() for which EINTR is no failure. */
	(void)fd;
	errno = ENOSYS;
	return -1;
#endif
}

pid_t
r_waitpid(pid_t pid, int *status, int options)
{
#ifdef SOLUTION
	pid_t ended;

	do
		ended = waitpid(pid, status, options);
	while (ended == -1 && errno == EINTR);
	return ended;
#else
	/* TODO 5: a waitpid() that goes on after a signal. */
	(void)pid, (void)status, (void)options;
	errno = ENOSYS;
	return -1;
#endif
}
