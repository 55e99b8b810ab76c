/*
 * Different here: neither end of the pipe ever blocks; each process waits in
 * poll() alone, and the parent sleeps in sigsuspend() until the child ends.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BLOCK = 16384 };

static int
failed(const char *what)
{
	fprintf(stderr, "pipe_copy: %s: %s\n", what, strerror(errno));
	return EXIT_FAILURE;
}

/* Until FD can be used: 0, or -1 with errno. */
static int
ready(int fd, short events)
{
	struct pollfd one = {.fd = fd, .events = events};

	while (poll(&one, 1, -1) == -1)
		if (errno != EINTR)
			return -1;
	return 0;
}

static int
again(void)
{
	return errno == EINTR || errno == EAGAIN;
}

/* All that comes in goes out. Exit status. */
static int
pass_on(int in, int out)
{
	static char block[BLOCK];
	size_t have = 0, gone = 0;
	ssize_t n = 1;

	while (n != 0) {
		if (ready(in, POLLIN) == -1)
			return failed("poll");
		n = read(in, block, sizeof(block));
		if (n == -1 && !again())
			return failed("read");
		have = n == -1 ? 0 : (size_t)n;
		for (gone = 0; gone < have;) {
			ssize_t m;

			if (ready(out, POLLOUT) == -1)
				return failed("poll");
			m = write(out, block + gone, have - gone);
			if (m == -1 && !again())
				return failed("write");
			if (m > 0)
				gone += m;
		}
	}
	return 0;
}

static void
on_child(int sig)
{
	(void)sig; /* only to end sigsuspend() */
}

int
main(int argc, char *argv[])
{
	struct sigaction action = {.sa_handler = on_child};
	sigset_t held, before;
	int pfd[2], mine, status;
	pid_t child, ended;

	if (argc != 1) {
		fprintf(stderr, "usage: %s\n", argv[0]);
		return 2;
	}
	sigemptyset(&action.sa_mask);
	sigemptyset(&held);
	sigaddset(&held, SIGCHLD);
	if (sigprocmask(SIG_BLOCK, &held, &before) == -1 ||
	    sigaction(SIGCHLD, &action, NULL) == -1 ||
	    signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		return failed("signals");
	if (pipe(pfd) == -1)
		return failed("pipe");
	if (fcntl(pfd[0], F_SETFL, O_NONBLOCK) == -1 ||
	    fcntl(pfd[1], F_SETFL, O_NONBLOCK) == -1)
		return failed("fcntl");
	child = fork();
	if (child == -1)
		return failed("fork");
	if (child == 0) {
		close(pfd[1]);
		mine = pass_on(pfd[0], STDOUT_FILENO);
		close(pfd[0]);
		_exit(mine);
	}
	close(pfd[0]);
	mine = pass_on(STDIN_FILENO, pfd[1]);
	close(pfd[1]);
	while ((ended = waitpid(child, &status, WNOHANG)) == 0)
		sigsuspend(&before);
	if (ended == -1)
		return failed("waitpid");
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : mine;
}
