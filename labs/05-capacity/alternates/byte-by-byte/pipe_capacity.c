/* Different: a byte at a time into the pipe, as the question says it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	int fds[2], bytes = 0;

	(void)argv;
	if (argc != 1) {
		fputs("usage: pipe_capacity\n", stderr);
		return 2;
	}
	if (pipe2(fds, O_NONBLOCK | O_CLOEXEC) == -1) {
		perror("pipe_capacity: pipe2");
		return 1;
	}
	for (;;) {
		if (write(fds[1], "x", 1) == 1)
			bytes++;
		else if (errno == EAGAIN)
			break;
		else if (errno != EINTR) {
			perror("pipe_capacity: write");
			return 1;
		}
	}
	if (printf("capacity: %d bytes\n", bytes) < 0 || fflush(stdout)) {
		perror("pipe_capacity: standard output");
		return 1;
	}
	close(fds[0]);
	close(fds[1]);
	return 0;
}
