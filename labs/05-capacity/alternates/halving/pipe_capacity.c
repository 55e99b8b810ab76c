/* Different: a large write at first, half of it where that is too much, and so
 * on down to a byte. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { LARGEST = 1 << 16 };

static char block[LARGEST];

/* Bytes that the pipe takes, or -1 with errno. */
static long
fill(int fd)
{
	size_t size = LARGEST;
	long bytes = 0;

	while (size > 0) {
		ssize_t n = write(fd, block, size);

		if (n > 0)
			bytes += n;
		else if (n == -1 && errno == EAGAIN)
			size /= 2;
		else if (n == -1 && errno != EINTR)
			return -1;
	}
	return bytes;
}

int
main(int argc, char *argv[])
{
	int status = 1, flags, fds[2];
	long bytes;

	(void)argv;
	if (argc > 1) {
		fprintf(stderr, "usage: pipe_capacity\n");
		return 2;
	}
	if (pipe(fds) == -1) {
		perror("pipe_capacity: pipe");
		return 1;
	}
	flags = fcntl(fds[1], F_GETFL);
	if (flags == -1 || fcntl(fds[1], F_SETFL, flags | O_NONBLOCK) == -1) {
		perror("pipe_capacity: fcntl");
		goto cleanup;
	}
	bytes = fill(fds[1]);
	if (bytes == -1) {
		perror("pipe_capacity: write");
		goto cleanup;
	}
	if (printf("capacity: %ld bytes\n", bytes) < 0 || fflush(stdout) == EOF)
		perror("pipe_capacity: standard output");
	else
		status = 0;
cleanup:
	close(fds[0]);
	close(fds[1]);
	return status;
}
