/*
 * usage: pipe_copy
 *
 * Copies standard input to standard output through a child: the parent reads
 * the input and writes it into a pipe, the child reads the pipe and writes
 * the output. Any bytes, any number of them. The exit status is the child's,
 * or 128 and the number of the signal that ended it.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Say which call failed, and why: for use right after the call. */
static void
complain(const char *what)
{
	fprintf(stderr, "pipe_copy: %s: %s\n", what, strerror(errno));
}

/* Write all SIZE bytes at BUFFER to FD. Returns 0, or -1 with errno. */
static int
write_all(int fd, const char *buffer, size_t size)
{
	/*
	 * TODO 8: one write may take fewer bytes than it is offered, and a
	 * signal may interrupt it. Neither may lose a byte.
	 */
	return write(fd, buffer, size) == -1 ? -1 : 0;
}

/*
 * Copy FROM to TO until the end of file. Returns 0, or 1 after saying what
 * went wrong.
 */
static int
copy(int from, int to)
{
	/*
	 * TODO 7: read from FROM and hand what was read to write_all(), until
	 * the end of file. One read may give fewer bytes than there is room
	 * for; a signal may interrupt it. Say what went wrong with complain().
	 */
	(void)from;
	if (write_all(to, "", 0) == -1) {
		complain("write");
		return 1;
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	(void)argv;
	if (argc != 1) {
		fprintf(stderr, "usage: pipe_copy\n");
		return 2;
	}

	/*
	 * TODO 9: this line copies without a pipe. In its place, make a pipe
	 * and a child; the parent copies standard input into the pipe, the
	 * child copies the pipe to standard output, and each closes the ends
	 * as soon as it does not need them.
	 *
	 * TODO 10: the parent waits for the child and returns its status, as
	 * reap() of pipe_talk.c does.
	 */
	return copy(STDIN_FILENO, STDOUT_FILENO);
}
