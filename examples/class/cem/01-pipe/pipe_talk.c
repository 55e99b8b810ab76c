/*
 * usage: pipe_talk MESSAGE COUNT
 *
 * The parent writes MESSAGE into a pipe, COUNT times, a line a second. The
 * child copies each line from the pipe to standard output. The exit status
 * is the child's, or 128 and the number of the signal that ended it.
 */
#include <errno.h>
#include <limits.h>
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
	fprintf(stderr, "pipe_talk: %s: %s\n", what, strerror(errno));
}

/* The number that TEXT stands for, or -1 if it is not one from 0 upwards. */
static long
read_count(const char *text)
{
	char *end;
	long count;

	errno = 0;
	count = strtol(text, &end, 10);
	/*
	 * TODO 1: text that is not a number, that has something after the
	 * number, or that stands for a number below 0 or beyond a long gives
	 * -1. What has strtol said of it?
	 */
	return count;
}

/*
 * Print TEXT on STREAM, and let nothing of it wait in a buffer.
 * Returns 0, or -1 with errno.
 */
static int
send_text(FILE *stream, const char *text)
{
	/*
	 * TODO 4a: print TEXT on STREAM so that it is on its way when this
	 * returns. Both processes use this: the child as of TODO 4, the parent
	 * as of TODO 5.
	 */
	(void)stream;
	(void)text;
	return 0;
}

/*
 * Read as fgets(3) does, but lose nothing when a signal interrupts it. Returns
 * how many characters LINE has got: 0 at the end of file, or after an error.
 */
static size_t
get_line(char *line, size_t size, FILE *from)
{
	size_t length = 0;
	int c;

	while (length < size - 1) {
		c = getc(from);
		if (c == EOF && ferror(from) && errno == EINTR) {
			clearerr(from);
			continue;
		}
		if (c == EOF)
			break;
		line[length++] = (char)c;
		if (c == '\n')
			break;
	}
	line[length] = '\0';
	return length;
}

/*
 * The child's work: copy lines from FD to standard output until the end of
 * file, and close FD. Returns the exit status.
 */
static int
copy_lines(int fd)
{
	/*
	 * TODO 4b: make a stream of FD, copy each line that get_line() reads
	 * to standard output at once, stop at the end of file. Report an
	 * error with complain() and return 1.
	 */
	(void)send_text;
	(void)get_line;
	if (close(fd) == -1) {
		complain("close");
		return 1;
	}
	return 0;
}

/*
 * The parent's work: send MESSAGE to FD, COUNT times, a line a second, and
 * close FD. Returns 0, or 1 if not all could be sent.
 */
static int
talk(int fd, const char *message, long count)
{
	/*
	 * TODO 5: make a stream of FD and send MESSAGE as a line, COUNT times,
	 * with a second between two lines. Each line is sent at once. What
	 * can't be sent is reported with complain() and gives 1. The stream is
	 * closed in the end, whatever happened.
	 */
	(void)message;
	(void)count;
	if (close(fd) == -1) {
		complain("close");
		return 1;
	}
	return 0;
}

/*
 * Wait until CHILD has ended. Returns its exit status, 128 and the signal's
 * number if a signal ended it, or 1 if it could not be waited for.
 */
static int
reap(pid_t child)
{
	/*
	 * TODO 6: wait for CHILD, through any interruption by a signal, and
	 * return what the comment above says.
	 */
	(void)child;
	return 0;
}

int
main(int argc, char *argv[])
{
	int fds[2] = {-1, -1};
	pid_t child = -1;
	long count;
	int sent, status;

	if (argc != 3 || (count = read_count(argv[2])) == -1) {
		fprintf(stderr, "usage: pipe_talk MESSAGE COUNT\n");
		return 2;
	}

	/*
	 * TODO 2: in place of the next line, make the pipe, then the child. If
	 * either can't be made, say so with complain() and return 1.
	 */
	return 0;

	if (child == 0) {
		/* TODO 3a: close the end that the child does not use. */
		/* _exit: what the parent's buffers hold is not ours to send. */
		_exit(copy_lines(fds[0]));
	}

	/*
	 * TODO 3b: close the end that the parent does not use. Make sure
	 * that writing to a child that is gone is an error and not the
	 * parent's end: somebody has to reap.
	 */
	sent = talk(fds[1], argv[1], count);
	status = reap(child);
	return status != 0 ? status : sent;
}
