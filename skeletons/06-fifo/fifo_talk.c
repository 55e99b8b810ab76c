/*
 * fifo_talk.c - a child says a line to its parent through a FIFO.
 *
 * usage: fifo_talk PATH
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "restart.h"

enum { LINE_SIZE = 128 };

static void
complain(const char *what)
{
	fprintf(stderr, "fifo_talk: %s: %s\n", what, strerror(errno));
}

/*
 * Make sure that there is a FIFO at path. 1: made, 0: there was one,
 * -1: neither, with errno.
 */
static int
make_fifo(const char *path)
{
	/* TODO 6: make it, or find it; another kind of file is EEXIST. */
	(void)path;
	errno = ENOSYS;
	return -1;
}

/* In the child: say the line. 0, or -1 after a message. */
static int
say(const char *path)
{
	/* TODO 8: open the FIFO by its name and write the line, PID and all. */
	(void)path;
	return -1;
}

/* Print the line that waits in the FIFO. 0, or -1 after a message. */
static int
print_line(int fd)
{
	char line[LINE_SIZE];
	size_t length = 0;

	/* TODO 7, second half: read the line; a read may give a part. */
	(void)fd;
	errno = ENOSYS;
	complain("read");
	return -1;
	/* Not a string: it has a length and no NUL. */
	if (fwrite(line, 1, length, stdout) < length || fflush(stdout) == EOF) {
		complain("standard output");
		return -1;
	}
	return 0;
}

/* Let a child say a line, and print it. 0, or -1 after a message. */
static int
talk(const char *path)
{
	int result = -1;
	/*
	 * TODO 7: the parent's part. Start a child that calls say(), wait for
	 * it, print_line() what it said. However the child ends, so must you.
	 */
	(void)path;
	(void)say, (void)print_line;
	return result;
}

int
main(int argc, char *argv[])
{
	int made, result;

	if (argc != 2) {
		fprintf(stderr, "usage: fifo_talk PATH\n");
		return 2;
	}
	made = make_fifo(argv[1]);
	if (made == -1) {
		complain(argv[1]);
		return EXIT_FAILURE;
	}
	result = talk(argv[1]);
	/* TODO 9: leave no FIFO behind that was not there before. */
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
