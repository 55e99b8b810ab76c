/*
 * usage: pipe_sync SECONDS...
 *
 * Starts a child for each number. Each child works for that many seconds and
 * then closes the pipe. The parent goes on when all of them have closed it:
 * a pipe without writers is at its end of file, and that is the barrier.
 */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Say which call failed, and why: for use right after the call. */
static void
complain(const char *what)
{
	fprintf(stderr, "pipe_sync: %s: %s\n", what, strerror(errno));
}

/* The number that TEXT stands for, or -1 if it is not one from 0 upwards. */
static int
read_seconds(const char *text)
{
	char *end;
	long seconds;

	errno = 0;
	seconds = strtol(text, &end, 10);
	/* TODO 1: as the comment says. A number too big for an int is none. */
	return (int)seconds;
}

/*
 * Print the time, HH:MM:SS, a space, TEXT and a newline on standard output;
 * the line is out when this returns. Returns 0, or -1 with errno.
 */
static int
say(const char *text)
{
	/*
	 * TODO 2: as the comment says. What would happen to a line that still
	 * waits in stdio's buffer when the program forks?
	 */
	(void)text;
	return 0;
}

/* Be busy for SECONDS, whatever signals arrive. */
static void
work(int seconds)
{
	unsigned left = (unsigned)seconds;

	while (left > 0)
		left = sleep(left);
}

/*
 * The N-th child: work, say so, and then close the pipe. Returns the exit
 * status.
 */
static int
child_main(int n, int seconds, int fds[2])
{
	char text[64];

	work(seconds);
	snprintf(text, sizeof(text), "Child %d (PID=%ld) closing pipe", n,
		 (long)getpid());
	/* TODO 3c: say TEXT. */
	/*
	 * TODO 4a: this child holds both ends of the pipe. Close each of them
	 * where it belongs: before the work, or after the line is out?
	 */
	(void)fds;
	return 0;
}

/* Start the N-th child. Returns its pid, or -1 after saying why. */
static pid_t
start_child(int n, int seconds, int fds[2])
{
	/*
	 * TODO 3b: make a child. It calls child_main() and ends with
	 * what that returns; it never comes back from here.
	 */
	(void)child_main;
	(void)n;
	(void)seconds;
	(void)fds;
	return -1;
}

/* Wait until nobody can write into the pipe. Returns 0, or -1 with errno. */
static int
wait_for_all(int fds[2])
{
	/*
	 * TODO 4b: return when the pipe is at its end of file, and not
	 * before, a signal or not. Both ends are closed then.
	 */
	(void)fds;
	return 0;
}

/*
 * Wait until COUNT children have ended. Returns 0 if each of them ended with
 * status 0, else 1.
 */
static int
reap_all(const pid_t pids[], int count)
{
	/* TODO 5: as the comment says. */
	(void)pids;
	(void)count;
	return 0;
}

/* The barrier can't hold: leave none of COUNT children running or unreaped. */
static void
abandon(const pid_t pids[], int count)
{
	/* TODO 6: as the comment says, however long a child wants to work. */
	(void)pids;
	(void)count;
}

int
main(int argc, char *argv[])
{
	int fds[2] = {-1, -1};
	int count = argc - 1;
	int started, ready, status, i;
	pid_t *pids;

	for (i = 1; i < argc && read_seconds(argv[i]) != -1; i++)
		continue;
	if (argc < 2 || i < argc) {
		fprintf(stderr, "usage: pipe_sync SECONDS...\n");
		return 2;
	}
	pids = calloc((size_t)count, sizeof(*pids));
	if (pids == NULL || say("Parent started") == -1) {
		complain("start");
		free(pids);
		return 1;
	}

	/* TODO 3a: make the pipe; if that fails, say so, return 1. */
	for (started = 0; started < count; started++) {
		pids[started] = start_child(
			started + 1, read_seconds(argv[started + 1]), fds);
		if (pids[started] == -1)
			break;
	}

	if (started < count) {
		abandon(pids, started);
		free(pids);
		return 1;
	}
	if (wait_for_all(fds) == -1) {
		complain("barrier");
		abandon(pids, count);
		free(pids);
		return 1;
	}
	ready = say("Parent ready to go");
	if (ready == -1)
		complain("standard output");
	status = reap_all(pids, count);
	free(pids);
	return ready == -1 ? 1 : status;
}
