/*
 * Different here: the children wait by poll() for the hang-up alone, and the
 * parent keeps the read end until they have ended.
 */
#include <errno.h>
#include <limits.h>
#include <poll.h>
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
	fprintf(stderr, "start_gate: %s: %s\n", what, strerror(errno));
}

/* The number that TEXT stands for, or -1 if it is not one from 1 upwards. */
static int
read_number(const char *text)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0')
		return -1;
	return number < 1 || number > INT_MAX ? -1 : (int)number;
}

/*
 * The N-th child: wait at the gate, then say that it started. Returns the
 * exit status.
 */
static int
child_main(int n, int fds[2])
{
	struct pollfd end = {.fd = fds[0], .events = 0};

	if (close(fds[1]) == -1)
		return 1;
	while ((end.revents & POLLHUP) == 0)
		if (poll(&end, 1, -1) == -1 && errno != EINTR)
			return 1;
	close(fds[0]);
	if (printf("Child %d (PID=%ld) started\n", n, (long)getpid()) < 0 ||
	    fflush(stdout) == EOF) {
		complain("standard output");
		return 1;
	}
	return 0;
}

/* Start the N-th child. Returns its pid, or -1 after saying why. */
static pid_t
start_child(int n, int fds[2])
{
	pid_t child = fork();

	if (child == -1)
		complain("fork");
	if (child == 0)
		_exit(child_main(n, fds));
	return child;
}

/*
 * Wait until COUNT children have ended. Returns 0 if each of them ended with
 * status 0, else 1.
 */
static int
reap_all(const pid_t pids[], int count)
{
	int status, result = 0;
	int i;

	for (i = 0; i < count; i++) {
		while (waitpid(pids[i], &status, 0) == -1) {
			if (errno != EINTR) {
				complain("waitpid");
				return 1;
			}
		}
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			result = 1;
	}
	return result;
}

int
main(int argc, char *argv[])
{
	int count = argc == 2 ? read_number(argv[1]) : -1;
	int fds[2] = {-1, -1};
	int started, status;
	pid_t *pids;

	if (count == -1) {
		fprintf(stderr, "usage: start_gate N\n");
		return 2;
	}
	pids = calloc((size_t)count, sizeof(*pids));
	if (pids == NULL) {
		complain("calloc");
		return 1;
	}

	if (pipe(fds) == -1) {
		complain("pipe");
		free(pids);
		return 1;
	}
	for (started = 0; started < count; started++) {
		pids[started] = start_child(started + 1, fds);
		if (pids[started] == -1)
			break;
	}

	/* Without all of them the gate stays shut, so none may wait there. */
	if (started < count) {
		int i;

		for (i = 0; i < started; i++)
			kill(pids[i], SIGTERM);
		reap_all(pids, started);
		free(pids);
		return 1;
	}
	/* All are there: the last writer goes, and the gate is open. */
	if (close(fds[1]) == -1)
		complain("close");
	status = reap_all(pids, count);
	close(fds[0]);
	free(pids);
	return status;
}
