/* Forks before it makes its pipe: each process has one of its own. */
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
	/*
	 * TODO 1: turn TEXT into a number. Text that is not a number, that has
	 * something after the number, or that stands for a number below 0 or
	 * beyond a long gives -1.
	 */
	char *end;
	errno = 0;
	long n = strtol(text, &end, 10);
	if (end == text || *end != '\0' || n < 0 || errno == ERANGE)
		return -1;
	return n;
}

/*
 * Print TEXT on STREAM, and let nothing of it wait in STREAM's buffer.
 * Returns 0, or -1 with errno.
 */
static int
send_text(FILE *stream, const char *text)
{
	/*
	 * TODO 4: print TEXT on STREAM so that it is on its way when this
	 * returns. Both processes use this: the child as of TODO 4, the parent
	 * as of TODO 5.
	 */
	return fprintf(stream, "%s", text) < 0 ? -1 : 0;
}

/*
 * The child's work: copy lines from FD to standard output until the end of
 * file, and close FD. Returns the exit status.
 */
static int
copy_lines(int fd)
{
	/*
	 * TODO 4 (go on): make a stream of FD, copy each line that arrives to
	 * standard output at once, stop at the end of file. An error is told
	 * with complain() and gives 1. A signal is no error.
	 */
	char line[1024];
	FILE *in = fdopen(fd, "r");
	while (fgets(line, sizeof line, in))
		send_text(stdout, line);
	fclose(in);
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
	 * can't be sent is told with complain() and gives 1. The stream is
	 * closed in the end, whatever happened.
	 */
	FILE *out = fdopen(fd, "w");
	for (long i = 0; i < count; i++) {
		send_text(out, message);
		send_text(out, "\n");
		sleep(1);
	}
	fclose(out);
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
	 * TODO 2: make the pipe, then the child. If either can't be made, say
	 * so with complain() and return 1.
	 */
	child = fork();
	pipe(fds);

	if (child == 0) {
		close(fds[1]);
		/* _exit: what the parent's buffers hold is not ours to send. */
		_exit(copy_lines(fds[0]));
	}

	/*
	 * TODO 3 (go on): close the end that the parent does not use. See to
	 * it that writing to a child that is gone is an error and not the
	 * parent's end: somebody has to reap.
	 */
	close(fds[0]);
	sent = talk(fds[1], argv[1], count);
	status = reap(child);
	return status != 0 ? status : sent;
}
