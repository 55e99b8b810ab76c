/* pipeline, from the last stage to the first, with close-on-exec pipes */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct stage {
	char **argv;
	pid_t pid;
	int in, out; /* -1: as they are */
};

static void complain(const char *what)
{
	fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
}

static void become(const struct stage *stage)
{
	int error;

	/* Out of the way of each other, where 0 or 1 were closed. */
	int in = stage->in == -1 ? -1 : fcntl(stage->in, F_DUPFD_CLOEXEC, 3);
	int out = stage->out == -1 ? -1 : fcntl(stage->out, F_DUPFD_CLOEXEC, 3);

	if ((stage->in != -1 && dup2(in, 0) == -1) ||
	    (stage->out != -1 && dup2(out, 1) == -1)) {
		complain("dup2");
		_exit(126);
	}
	execvp(stage->argv[0], stage->argv);
	error = errno;
	complain(stage->argv[0]);
	_exit(error == ENOENT ? 127 : 126);
}

static void drop(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

static int start(struct stage *stages, int count)
{
	int i;

	for (i = count - 1; i >= 0; i--) {
		int ends[2];

		if (i > 0) {
			if (pipe2(ends, O_CLOEXEC) == -1) {
				complain("pipe");
				return -1;
			}
			stages[i].in = ends[0];
			stages[i - 1].out = ends[1];
		}
		stages[i].pid = fork();
		if (stages[i].pid == 0)
			become(&stages[i]);
		if (stages[i].pid == -1) {
			complain("fork");
			return -1;
		}
		drop(&stages[i].in);
		drop(&stages[i].out);
	}
	return 0;
}

int main(int argc, char *argv[])
{
	struct stage *stages = calloc(argc, sizeof(*stages));
	int count = 0, words = 0, status, result = 0, failed, i;

	if (stages == NULL) {
		complain("calloc");
		return 1;
	}
	for (i = 1; i <= argc; i++) {
		if (i < argc && strcmp(argv[i], "|") != 0) {
			words++;
			continue;
		}
		if (words == 0) {
			fputs("usage: pipeline CMD [ARG...] [| CMD [ARG...]]"
			      "...\n", stderr);
			free(stages);
			return 2;
		}
		argv[i] = NULL;
		stages[count++] = (struct stage){ argv + i - words, -1, -1, -1 };
		words = 0;
	}
	failed = start(stages, count);
	for (i = 0; i < count; i++) {
		drop(&stages[i].in);
		drop(&stages[i].out);
		if (failed && stages[i].pid > 0)
			kill(stages[i].pid, SIGTERM);
	}
	for (i = 0; i < count; i++) {
		if (stages[i].pid <= 0)
			continue;
		while (waitpid(stages[i].pid, &status, 0) == -1) {
			if (errno != EINTR) {
				complain("waitpid");
				return 1;
			}
		}
		result = WIFEXITED(status) ? WEXITSTATUS(status)
					   : 128 + WTERMSIG(status);
	}
	free(stages);
	return failed ? 1 : result;
}
