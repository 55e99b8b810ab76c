/* start_gate N: the children start when the parent opens the gate */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "start_gate: %s: %s\n", what, strerror(errno));
	return 1;
}

static int child(int i, int p[2])
{
	ssize_t got;
	char c;

	close(p[1]);
	do
		got = read(p[0], &c, 1);
	while (got > 0 || (got < 0 && errno == EINTR));
	close(p[0]);
	printf("Child %d (PID=%d) started\n", i, (int)getpid());
	return fflush(stdout) == 0 ? 0 : fail("stdout");
}

int main(int argc, char **argv)
{
	long n = 0;
	char *end = NULL;
	int p[2], status, bad = 0, made = 0;
	pid_t *kids;

	errno = 0;
	if (argc == 2)
		n = strtol(argv[1], &end, 10);
	if (argc != 2 || errno || *end || end == argv[1] || n < 1 ||
	    n > INT_MAX) {
		fprintf(stderr, "usage: start_gate N\n");
		return 2;
	}
	kids = calloc(n, sizeof *kids);
	if (kids == NULL)
		return fail("calloc");
	if (pipe(p) < 0) {
		bad = fail("pipe");
		free(kids);
		return bad;
	}
	while (made < n && !bad) {
		kids[made] = fork();
		if (kids[made] == 0)
			_exit(child(made + 1, p));
		if (kids[made] < 0)
			bad = fail("fork");
		else
			made++;
	}
	for (int i = 0; bad && i < made; i++)
		kill(kids[i], SIGTERM);
	close(p[0]);
	close(p[1]);
	for (int i = 0; i < made; i++) {
		while (waitpid(kids[i], &status, 0) < 0)
			if (errno != EINTR)
				return fail("waitpid");
		bad |= status != 0;
	}
	free(kids);
	return bad;
}
