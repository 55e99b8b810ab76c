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
#ifdef SOLUTION
	size_t done = 0;
	ssize_t n;

	while (done < size) {
		n = write(fd, buffer + done, size - done);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		done += (size_t)n;
	}
	return 0;
#else
	/*
	 * TODO 8: one write may take fewer bytes than it is offered, and a
	 * signal may interrupt it. Neither may lose a byte.
	 */
	return write(fd, buffer, size) == -1 ? -1 : 0;
#endif
}

/*
 * Copy FROM to TO until the end of file. Returns 0, or 1 after saying what
 * went wrong.
 */
static int
copy(int from, int to)
{
#ifdef SOLUTION
	char buffer[4096];
	ssize_t n;

	for (;;) {
		n = read(from, buffer, sizeof(buffer));
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			complain("read");
			return 1;
		}
		if (n == 0)
			return 0;
		if (write_all(to, buffer, (size_t)n) == -1) {
			complain("write");
			return 1;
		}
	}
#else
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
#endif
}

/*
 * Wait until CHILD has ended. Returns its exit status, 128 and the signal's
 * number if a signal ended it, or 1 if it could not be waited for.
 */
static int
reap(pid_t child)
{
#ifdef SOLUTION
	int status;

	while (waitpid(child, &status, 0) == -1) {
		if (errno != EINTR) {
			complain("waitpid");
			return 1;
		}
	}
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
#else
	/* TODO 9d: as in pipe_talk. */
	(void)child;
	return 0;
#endif
}

int
main(int argc, char *argv[])
{
	int fds[2] = {-1, -1};
	pid_t child = -1;
	int sent = 0, status = 0;

	(void)argv;
	if (argc != 1) {
		fprintf(stderr, "usage: pipe_copy\n");
		return 2;
	}

#ifdef SOLUTION
	if (pipe(fds) == -1) {
		complain("pipe");
		return 1;
	}
	child = fork();
	if (child == -1) {
		complain("fork");
		return 1;
	}
#else
	/*
	 * TODO 9a: until now this copies without a pipe. In place of the next
	 * line, make the pipe and the child.
	 */
	return copy(STDIN_FILENO, STDOUT_FILENO);
#endif
	if (child == 0) {
#ifdef SOLUTION
		if (close(fds[1]) == -1) {
			complain("close");
			_exit(1);
		}
		status = copy(fds[0], STDOUT_FILENO);
		if (close(fds[0]) == -1) {
			complain("close");
			status = 1;
		}
#else
		/*
		 * TODO 9b: the child copies the pipe to standard
		 * output, and closes each end as soon as it can.
		 */
#endif
		_exit(status);
	}

#ifdef SOLUTION
	/* A write to a child that is gone must fail, not end us. */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		complain("signal");
	if (close(fds[0]) == -1)
		complain("close");
	sent = copy(STDIN_FILENO, fds[1]);
	/* The child sees the end of file once this is closed. */
	if (close(fds[1]) == -1) {
		complain("close");
		sent = 1;
	}
#else
	/*
	 * TODO 9c: the parent copies standard input into the pipe, and
	 * closes each end as soon as it can. A child that is gone is an error
	 * like others, and not the parent's end.
	 */
	(void)fds;
#endif
	status = reap(child);
	return status != 0 ? status : sent;
}
