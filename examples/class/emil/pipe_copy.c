/* pipe_copy: stdin -> parent -> pipe -> child -> stdout */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "pipe_copy: %s: %s\n", what, strerror(errno));
	return 1;
}

static int pump(int in, int out)
{
	char buf[8192];

	for (;;) {
		ssize_t n = read(in, buf, sizeof buf);
		ssize_t sent = 0;

		if (n == 0)
			return 0;
		if (n < 0) {
			if (errno == EINTR)
				continue;
			return fail("read");
		}
		while (sent < n) {
			ssize_t w = write(out, buf + sent, n - sent);

			if (w >= 0)
				sent += w;
			else if (errno != EINTR)
				return fail("write");
		}
	}
}

int main(int argc, char **argv)
{
	int p[2], status, bad;
	pid_t kid;

	(void)argv;
	if (argc != 1) {
		fprintf(stderr, "usage: pipe_copy\n");
		return 2;
	}
	if (pipe(p) < 0)
		return fail("pipe");
	kid = fork();
	if (kid < 0)
		return fail("fork");
	if (kid == 0) {
		close(p[1]);
		bad = pump(p[0], 1);
		close(p[0]);
		_exit(bad);
	}
	signal(SIGPIPE, SIG_IGN);
	close(p[0]);
	bad = pump(0, p[1]);
	close(p[1]);
	while (waitpid(kid, &status, 0) < 0)
		if (errno != EINTR)
			return fail("waitpid");
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status) ? WEXITSTATUS(status) : bad;
}
