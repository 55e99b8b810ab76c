/* pipeline CMD [ARG...] [| CMD [ARG...]]... */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
	return 1;
}

static void move(int from, int to)
{
	if (from == to)
		return;
	if (dup2(from, to) < 0)
		_exit(fail("dup2"));
	close(from);
}

static void run(char **cmd, int in, int out)
{
	int e;

	move(in, 0);
	move(out, 1);
	execvp(cmd[0], cmd);
	e = errno;
	fail(cmd[0]);
	_exit(e == ENOENT ? 127 : 126);
}

/* the word after the stage that begins at cmd; its '|' becomes NULL */
static char **cut(char **cmd)
{
	while (*cmd != NULL && strcmp(*cmd, "|") != 0)
		cmd++;
	if (*cmd == NULL)
		return NULL;
	*cmd = NULL;
	return cmd + 1;
}

static int is_wrong(int argc, char **argv)
{
	int i, empty = 1;

	for (i = 1; i < argc; i++) {
		int bar = strcmp(argv[i], "|") == 0;

		if (bar && empty)
			return 1;
		empty = bar;
	}
	return empty;
}

int main(int argc, char **argv)
{
	pid_t *kids = calloc(argc, sizeof *kids);
	char **cmd = argv + 1;
	int n = 0, in = 0, status, result = 1, bad = 0;

	if (kids == NULL)
		return fail("calloc");
	if (is_wrong(argc, argv)) {
		fprintf(stderr, "usage: pipeline CMD [ARG...] "
				"[| CMD [ARG...]]...\n");
		free(kids);
		return 2;
	}
	while (cmd != NULL && !bad) {
		char **next = cut(cmd);
		int p[2] = { 0, 1 };

		if (next != NULL && pipe(p) < 0) {
			bad = fail("pipe");
			break;
		}
		kids[n] = fork();
		if (kids[n] == 0) {
			if (next != NULL)
				close(p[0]);
			run(cmd, in, p[1]);
		}
		if (kids[n] < 0)
			bad = fail("fork");
		else
			n++;
		if (cmd != argv + 1)
			close(in);
		if (next != NULL)
			close(p[1]);
		in = p[0];
		if (bad && next != NULL)
			close(in);
		cmd = next;
	}
	if (bad && cmd != NULL && n > 0 && in != 0)
		close(in);
	for (int i = 0; i < n; i++) {
		if (bad)
			kill(kids[i], SIGTERM);
		while (waitpid(kids[i], &status, 0) < 0)
			if (errno != EINTR)
				return fail("waitpid");
		result = WIFSIGNALED(status) ? 128 + WTERMSIG(status)
					     : WEXITSTATUS(status);
	}
	free(kids);
	return bad ? 1 : result;
}
