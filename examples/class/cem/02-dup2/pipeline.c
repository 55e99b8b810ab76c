/*
 * usage: pipeline CMD [ARG...] ['|' CMD [ARG...]]...
 *
 * Runs the stages side by side, each one's standard output connected to the
 * next one's standard input. The exit status is the last stage's: as in the
 * shell 127 if it was not found, 126 if it could not be run, 128 and the
 * signal's number if a signal ended it.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Say what failed, and why: for use right after the call. */
static void
complain(const char *what)
{
	fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
}

/*
 * Wait until CHILD has ended. Returns its exit status, 128 and the signal's
 * number if a signal ended it, or 1 if it could not be waited for.
 */
static int
reap(pid_t child)
{
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
}

/*
 * Cut ARGV, which ends with NULL, into stages: each "|" becomes a NULL, and
 * STAGES[i] points to the i-th stage's first word. STAGES has room for as
 * many as ARGV has words. Returns how many stages there are, or -1 if one is
 * empty.
 */
static int
split(char *argv[], char **stages[])
{
	/* TODO 8: as the comment says. */
	stages[0] = argv;
	return 1;
}

/* Make TARGET refer to what FD does, and close FD. Returns 0 or -1. */
static int
move_fd(int fd, int target)
{
	/* TODO 10a: as the comment says, whatever number FD has. */
	(void)fd;
	(void)target;
	return 0;
}

/*
 * Start a stage that reads from IN and writes to OUT; UNUSED is a descriptor
 * that it must not have, or -1. Returns its pid, or -1 with errno.
 */
static pid_t
start_stage(char *argv[], int in, int out, int unused)
{
	/*
	 * TODO 9a: in place of the next two lines, make a child. The parent
	 * returns its pid, the child goes on.
	 */
	errno = ENOSYS;
	return -1;
	/*
	 * TODO 10b: standard input and output become IN and OUT; no
	 * other descriptor of ours is left for the program. In which order, so
	 * that none is lost on the way?
	 */
	(void)move_fd;
	(void)in;
	(void)out;
	(void)unused;
	/*
	 * TODO 9b: become the program ARGV. If that fails, say so and
	 * end with the status that the shell has for it.
	 */
	(void)argv;
}

/*
 * Start COUNT stages, each joined to the next by a pipe, and store their pids.
 * Afterwards no pipe is open here. Returns how many were started: fewer than
 * COUNT after saying why.
 */
static int
start_all(char **stages[], int count, pid_t pids[])
{
	/*
	 * TODO 10c: this starts the first stage alone. Start all of
	 * them, with a pipe between each two. Close each end here as soon as
	 * the stages that need it have it.
	 */
	(void)count;
	pids[0] = start_stage(stages[0], STDIN_FILENO, STDOUT_FILENO, -1);
	return pids[0] == -1 ? 0 : 1;
}

int
main(int argc, char *argv[])
{
	char ***stages = calloc((size_t)argc + 1, sizeof(*stages));
	pid_t *pids = calloc((size_t)argc + 1, sizeof(*pids));
	int count, started, i;
	int status = 1;

	if (stages == NULL || pids == NULL) {
		complain("calloc");
		return 1;
	}
	count = argc < 2 ? -1 : split(argv + 1, stages);
	if (count == -1) {
		fprintf(stderr, "usage: pipeline CMD [ARG...]"
				" ['|' CMD [ARG...]]...\n");
		free(stages);
		free(pids);
		return 2;
	}

	started = start_all(stages, count, pids);
	/*
	 * TODO 11: if not all stages could be started, none may go on running.
	 */
	/* All run side by side by now; in which order we wait is our choice. */
	for (i = 0; i < started; i++)
		status = reap(pids[i]);
	if (started < count)
		status = 1;

	free(stages);
	free(pids);
	return status;
}
