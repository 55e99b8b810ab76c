/* Different: what the pipe holds is counted as it is read back, and neither
 * end ever blocks. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A part of a page: four of them fill it to the last byte. */
static char piece[1024];

static void
fail(const char *what)
{
	fprintf(stderr, "pipe_capacity: ");
	perror(what);
	exit(1);
}

/* Once more after a signal; false where it would block. */
static int
again(ssize_t n, const char *what)
{
	if (n == -1 && errno != EINTR && errno != EAGAIN)
		fail(what);
	return n > 0 || (n == -1 && errno == EINTR);
}

int
main(int argc, char *argv[])
{
	unsigned long held = 0;
	int ends[2];
	ssize_t n;

	(void)argv;
	if (argc != 1) {
		fputs("usage: pipe_capacity\n", stderr);
		exit(2);
	}
	if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) == -1)
		fail("pipe2");
	do
		n = write(ends[1], piece, sizeof piece);
	while (again(n, "write"));
	if (close(ends[1]) == -1)
		fail("close");
	do {
		n = read(ends[0], piece, sizeof piece);
		if (n > 0)
			held += n;
	} while (again(n, "read"));
	if (close(ends[0]) == -1)
		fail("close");
	if (printf("capacity: %lu bytes\n", held) < 0 || fclose(stdout) == EOF)
		fail("standard output");
	return 0;
}
