/*
 * Different here: the stages are started from the last to the first, with
 * close-on-exec pipes, and 0, 1 and 2 are made sure of at the start.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
say(const char *what)
{
	fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
}

/* Starts the stage whose words begin at FIRST; pid or -1. */
static pid_t
run(char *argv[], int first, int in, int out)
{
	pid_t pid = fork();
	int error;

	if (pid != 0)
		return pid;
	if (dup2(in, 0) == -1 || dup2(out, 1) == -1) {
		say("dup2");
		_exit(1);
	}
	execvp(argv[first], argv + first);
	error = errno;
	say(argv[first]);
	_exit(error == ENOENT ? 127 : 126);
}

static int
ended(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

int
main(int argc, char *argv[])
{
	int first, fd, out, status = 1, failed = 0, n = 0, i, fds[2];
	pid_t *pids = malloc(argc * sizeof(*pids));

	if (pids == NULL || argc < 2 || !strcmp(argv[argc - 1], "|"))
		goto usage;
	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "|") &&
		    (i == 1 || !strcmp(argv[i - 1], "|")))
			goto usage;
	}
	while ((fd = open("/dev/null", O_RDWR | O_CLOEXEC)) < 3) {
		if (fd == -1) {
			say("/dev/null");
			return 1;
		}
		fcntl(fd, F_SETFD, 0);
	}
	close(fd);

	out = 1;
	for (i = argc - 1; i >= 0 && !failed; i--) {
		if (i > 0 && strcmp(argv[i], "|"))
			continue;
		first = i + 1;
		fds[0] = 0;
		fds[1] = -1;
		if (i > 0) {
			argv[i] = NULL;
			if (pipe2(fds, O_CLOEXEC) < 0) {
				say("pipe");
				failed = 1;
				break;
			}
		}
		pids[n] = run(argv, first, fds[0], out);
		if (pids[n] < 0) {
			say("fork");
			failed = 1;
		} else {
			n++;
		}
		if (out != 1)
			close(out);
		if (i > 0)
			close(fds[0]);
		out = fds[1];
	}
	if (failed && out > 2)
		close(out);
	for (i = 0; failed && i < n; i++)
		kill(pids[i], SIGKILL);
	for (i = 0; i < n; i++) {
		int one = ended(pids[i]);

		if (i == 0)
			status = one;
	}
	free(pids);
	return failed ? 1 : status;
usage:
	free(pids);
	fprintf(stderr, "usage: pipeline CMD [ARG...] ['|' CMD...]...\n");
	return 2;
}
