/* pipe_sync SECONDS...: the parent goes on when all children are done */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "pipe_sync: %s: %s\n", what, strerror(errno));
	return 1;
}

static int number(const char *s)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(s, &end, 10);
	return errno || end == s || *end || n < 0 || n > INT_MAX ? -1 : n;
}

static int stamp(const char *text)
{
	time_t t = time(NULL);
	char now[16];

	strftime(now, sizeof now, "%H:%M:%S", localtime(&t));
	return printf("%s %s\n", now, text) < 0 || fflush(stdout) != 0;
}

static int child(int i, int seconds, int p[2])
{
	char text[80];

	close(p[0]);
	while (seconds > 0)
		seconds = sleep(seconds);
	sprintf(text, "Child %d (PID=%d) closing pipe", i, (int)getpid());
	if (stamp(text))
		return fail("stdout");
	close(p[1]);
	return 0;
}

static int reap(pid_t *kids, int n)
{
	int status, bad = 0;

	for (int i = 0; i < n; i++) {
		while (waitpid(kids[i], &status, 0) < 0)
			if (errno != EINTR)
				return fail("waitpid");
		bad |= status != 0;
	}
	return bad;
}

int main(int argc, char **argv)
{
	int p[2], n = 0, bad = 0;
	pid_t *kids;
	char c;
	ssize_t got;

	for (int i = 1; i < argc; i++)
		bad |= number(argv[i]) < 0;
	if (argc < 2 || bad) {
		fprintf(stderr, "usage: pipe_sync SECONDS...\n");
		return 2;
	}
	kids = calloc(argc, sizeof *kids);
	if (kids == NULL || stamp("Parent started")) {
		bad = fail("start");
		free(kids);
		return bad;
	}
	if (pipe(p) < 0) {
		bad = fail("pipe");
		free(kids);
		return bad;
	}
	for (; n < argc - 1; n++) {
		kids[n] = fork();
		if (kids[n] < 0)
			break;
		if (kids[n] == 0)
			_exit(child(n + 1, number(argv[n + 1]), p));
	}
	if (n < argc - 1) {
		fail("fork");
		for (int i = 0; i < n; i++)
			kill(kids[i], SIGTERM);
		reap(kids, n);
		free(kids);
		return 1;
	}
	close(p[1]);
	do
		got = read(p[0], &c, 1);
	while (got >= 0 || (got < 0 && errno == EINTR));
	close(p[0]);
	bad = reap(kids, n);
	free(kids);
	if (stamp("Parent ready to go"))
		return fail("stdout");
	return bad;
}
