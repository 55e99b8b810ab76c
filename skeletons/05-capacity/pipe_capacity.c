/*
 * pipe_capacity.c - how many bytes a new pipe holds before a writer waits.
 *
 * usage: pipe_capacity
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Print "pipe_capacity: WHAT: reason" and exit with status 1. */
static void
die(const char *what)
{
	fprintf(stderr, "pipe_capacity: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

/* Fill the pipe behind write_fd, and return how many bytes went in. */
static long
fill(int write_fd)
{
	long bytes = 0;
	/*
	 * TODO 1: write until the pipe is full, to the last byte, without
	 * ever waiting; count what went in.
	 */
	(void)write_fd;
	return bytes;
}

int
main(int argc, char *argv[])
{
	int pfd[2];
	long bytes;

	(void)argv;
	if (argc != 1) {
		fprintf(stderr, "usage: pipe_capacity\n");
		return 2;
	}
	if (pipe(pfd) == -1)
		die("pipe");
	bytes = fill(pfd[1]);
	/* Both ends are open all the time: without a reader, SIGPIPE. */
	if (close(pfd[0]) == -1)
		die("close");
	if (close(pfd[1]) == -1)
		die("close");
	if (printf("capacity: %ld bytes\n", bytes) < 0 || fflush(stdout) == EOF)
		die("standard output");
	return EXIT_SUCCESS;
}
