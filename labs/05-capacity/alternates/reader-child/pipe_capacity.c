/* Different: asks the kernel, by a call that only Linux has. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	int fds[2], size;

	(void)argv;
	if (argc != 1) {
		fputs("usage: pipe_capacity\n", stderr);
		return 2;
	}
	if (pipe(fds) == -1 || (size = fcntl(fds[1], F_GETPIPE_SZ)) == -1) {
		perror("pipe_capacity: pipe");
		return 1;
	}
	close(fds[0]);
	close(fds[1]);
	if (printf("capacity: %d bytes\n", size) < 0 || fflush(stdout) == EOF) {
		perror("pipe_capacity: standard output");
		return 1;
	}
	return 0;
}
