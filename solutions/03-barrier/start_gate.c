/*
 * usage: start_gate N
 *
 * Starts N children that wait at a gate. When all of them are there, the
 * parent opens it, and each child says that it started. The gate is a pipe:
 * a reader waits until it is at its end of file, which comes when the last
 * writer has closed it.
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
#ifdef SOLUTION
	if (errno != 0 || end == text || *end != '\0')
		return -1;
	return number < 1 || number > INT_MAX ? -1 : (int)number;
#else
	/* TODO 7: as the comment says. A number too big for an int is none. */
	return (int)number;
#endif
}

/*
 * The N-th child: wait at the gate, then say that it started. Returns the
 * exit status.
 */
static int
child_main(int n, int fds[2])
{
#ifdef SOLUTION
	char byte;
	ssize_t got;

	/* Who can write keeps the gate shut: for its siblings and itself. */
	if (close(fds[1]) == -1) {
		complain("close");
		return 1;
	}
	do {
		got = read(fds[0], &byte, 1);
	} while (got > 0 || (got == -1 && errno == EINTR));
	if (got == -1) {
		complain("gate");
		return 1;
	}
	if (close(fds[0]) == -1)
		complain("close");
#else
	/*
	 * TODO 9b: wait until the pipe is at its end of file, a signal or not.
	 * Which end must be closed for that to come? Close the other one when
	 * you are through.
	 */
	(void)fds;
#endif
#ifdef SOLUTION
	if (printf("Child %d (PID=%ld) started\n", n, (long)getpid()) < 0 ||
	    fflush(stdout) == EOF) {
		complain("standard output");
		return 1;
	}
#else
	/* TODO 8b: print the line. Beware: the child ends by _exit(). */
	(void)n;
#endif
	return 0;
}

/* Start the N-th child. Returns its pid, or -1 after saying why. */
static pid_t
start_child(int n, int fds[2])
{
#ifdef SOLUTION
	pid_t child = fork();

	if (child == -1)
		complain("fork");
	if (child == 0)
		_exit(child_main(n, fds));
	return child;
#else
	/* TODO 8a: as in pipe_sync. */
	(void)complain;
	(void)child_main;
	(void)n;
	(void)fds;
	return -1;
#endif
}

/*
 * Wait until COUNT children have ended. Returns 0 if each of them ended with
 * status 0, else 1.
 */
static int
reap_all(const pid_t pids[], int count)
{
#ifdef SOLUTION
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
#else
	/* TODO 10: as in pipe_sync. */
	(void)pids;
	(void)count;
	return 0;
#endif
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

#ifdef SOLUTION
	if (pipe(fds) == -1) {
		complain("pipe");
		free(pids);
		return 1;
	}
#else
	/* TODO 9a: make the gate. */
#endif
	for (started = 0; started < count; started++) {
		pids[started] = start_child(started + 1, fds);
		if (pids[started] == -1)
			break;
	}

#ifdef SOLUTION
	/* Without all of them the gate stays shut, so none may wait there. */
	if (started < count) {
		int i;

		for (i = 0; i < started; i++)
			kill(pids[i], SIGTERM);
		reap_all(pids, started);
		free(pids);
		return 1;
	}
#else
	/* TODO 11: without all of them the gate stays shut. Leave no child. */
#endif
#ifdef SOLUTION
	/* All are there: the last writer goes, and the gate is open. */
	if (close(fds[0]) == -1)
		complain("close");
	if (close(fds[1]) == -1)
		complain("close");
#else
	/* TODO 9c: open the gate. */
#endif
	status = reap_all(pids, count);
	free(pids);
	return status;
}
