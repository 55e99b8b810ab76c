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
	/* TODO 7: as the comment says. A number too big for an int is none. */
	return (int)number;
}

/*
 * The N-th child: wait at the gate, then say that it started. Returns the
 * exit status.
 */
static int
child_main(int n, int fds[2])
{
	/*
	 * TODO 9b: wait until the pipe is at its end of file, a signal or not.
	 * Which end must be closed for that to come? Close the other one when
	 * you are through.
	 */
	(void)fds;
	/* TODO 8b: print the line. Beware: the child ends by _exit(). */
	(void)n;
	return 0;
}

/* Start the N-th child. Returns its pid, or -1 after saying why. */
static pid_t
start_child(int n, int fds[2])
{
	/* TODO 8a: as in pipe_sync. */
	(void)complain;
	(void)child_main;
	(void)n;
	(void)fds;
	return -1;
}

/*
 * Wait until COUNT children have ended. Returns 0 if each of them ended with
 * status 0, else 1.
 */
static int
reap_all(const pid_t pids[], int count)
{
	/* TODO 10: as in pipe_sync. */
	(void)pids;
	(void)count;
	return 0;
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

	/* TODO 9a: make the gate. */
	for (started = 0; started < count; started++) {
		pids[started] = start_child(started + 1, fds);
		if (pids[started] == -1)
			break;
	}

	/* TODO 11: without all of them the gate stays shut. Leave no child. */
	/* TODO 9c: open the gate. */
	status = reap_all(pids, count);
	free(pids);
	return status;
}
