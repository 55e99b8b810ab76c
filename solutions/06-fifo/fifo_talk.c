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
#ifdef SOLUTION
	struct stat status;

	if (mkfifo(path, 0600) == 0)
		return 1;
	if (errno != EEXIST)
		return -1;
	if (stat(path, &status) == -1)
		return -1;
	if (S_ISFIFO(status.st_mode))
		return 0;
	errno = EEXIST;
#else
	/* TODO 6: make it, or find it; another kind of file is EEXIST. */
	(void)path;
	errno = ENOSYS;
#endif
	return -1;
}

/* In the child: say the line. 0, or -1 after a message. */
static int
say(const char *path)
{
#ifdef SOLUTION
	char line[LINE_SIZE];
	int length = snprintf(line, sizeof(line),
			      "[%ld]:this was written by the child\n",
			      (long)getpid());
	int fd = r_open(path, O_WRONLY, 0);

	if (fd == -1) {
		complain(path);
		return -1;
	}
	/* The bytes of the text, without the NUL that ends it in memory. */
	if (r_write(fd, line, length) == -1) {
		complain("write");
		r_close(fd);
		return -1;
	}
	return r_close(fd);
#else
	/* TODO 8: open the FIFO by its name and write the line, PID and all. */
	(void)path;
	return -1;
#endif
}

/* Print the line that waits in the FIFO. 0, or -1 after a message. */
static int
print_line(int fd)
{
	char line[LINE_SIZE];
	size_t length = 0;

#ifdef SOLUTION
	/* Up to the newline: a read() may give any part of the line. */
	while (length == 0 || line[length - 1] != '\n') {
		ssize_t got = r_read(fd, line + length, sizeof(line) - length);

		if (got == 0)
			errno = EPROTO; /* it ended, or is too long */
		if (got <= 0) {
			complain("read");
			return -1;
		}
		length += got;
	}
#else
	/* TODO 7, second half: read the line; a read may give a part. */
	(void)fd;
	errno = ENOSYS;
	complain("read");
	return -1;
#endif
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
#ifdef SOLUTION
	int fd, status;
	pid_t pid;

	/*
	 * Two plain opens wait for each other: if the child failed before
	 * its own, we would wait for ever. So we come first, and don't wait.
	 */
	fd = r_open(path, O_RDONLY | O_NONBLOCK, 0);
	if (fd == -1) {
		complain(path);
		return -1;
	}
	pid = fork();
	if (pid == -1)
		complain("fork");
	if (pid == 0) {
		r_close(fd);
		_exit(say(path) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	/* The line fits into the FIFO, so the child ends without a reader. */
	if (pid > 0) {
		if (r_waitpid(pid, &status, 0) == -1)
			complain("waitpid");
		else if (status == 0)
			result = print_line(fd);
	}
	if (r_close(fd) == -1) {
		complain("close");
		result = -1;
	}
#else
	/*
	 * TODO 7: the parent's part. Start a child that calls say(), wait for
	 * it, print_line() what it said. However the child ends, so must you.
	 */
	(void)path;
	(void)say, (void)print_line;
#endif
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
#ifdef SOLUTION
	/* What we made we remove, whatever happened; what we found we leave. */
	if (made == 1 && unlink(argv[1]) == -1) {
		complain(argv[1]);
		result = -1;
	}
#else
	/* TODO 9: leave no FIFO behind that was not there before. */
#endif
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
