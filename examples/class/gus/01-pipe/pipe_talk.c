/* pipe_talk MESSAGE COUNT */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void fail(const char *what)
{
	fprintf(stderr, "pipe_talk: %s: %s\n", what, strerror(errno));
}

static int put(FILE *f, const char *s)
{
	int again = 1;

	while (again) {
		clearerr(f);
		if (fputs(s, f) >= 0 && fflush(f) == 0)
			return 0;
		again = errno == EINTR;
	}
	return -1;
}

/* child: pipe to stdout, line by line */
static int listen_to(int fd)
{
	char *line = NULL;
	size_t room = 0;
	int bad = 0;
	FILE *in = fdopen(fd, "r");

	if (in == NULL) {
		fail("fdopen");
		return 1;
	}
	while (!bad) {
		if (getline(&line, &room, in) >= 0) {
			bad = put(stdout, line) != 0;
			if (bad)
				fail("stdout");
		} else if (ferror(in) && errno == EINTR) {
			clearerr(in);
		} else {
			break;
		}
	}
	if (!bad && ferror(in)) {
		fail("read");
		bad = 1;
	}
	free(line);
	fclose(in);
	return bad;
}

static int speak(int fd, const char *message, long count)
{
	char *line = malloc(strlen(message) + 2);
	FILE *out = fdopen(fd, "w");
	int bad = 0;

	if (line == NULL || out == NULL) {
		fail("fdopen");
		free(line);
		close(fd);
		return 1;
	}
	strcpy(line, message);
	strcat(line, "\n");
	while (count-- > 0 && !bad) {
		bad = put(out, line) != 0;
		if (bad)
			fail("write");
		else if (count > 0)
			for (unsigned left = 1; left > 0;)
				left = sleep(left);
	}
	free(line);
	fclose(out);
	return bad;
}

int main(int argc, char **argv)
{
	char *end = NULL;
	long count;
	int p[2], status, bad;
	pid_t kid;

	errno = 0;
	count = argc == 3 ? strtol(argv[2], &end, 10) : -1;
	if (argc != 3 || errno || end == argv[2] || *end || count < 0) {
		fprintf(stderr, "usage: pipe_talk MESSAGE COUNT\n");
		return 2;
	}
	if (pipe(p) < 0) {
		fail("pipe");
		return 1;
	}
	kid = fork();
	if (kid < 0) {
		fail("fork");
		return 1;
	}
	if (kid == 0) {
		close(p[1]);
		_exit(listen_to(p[0]));
	}
	signal(SIGPIPE, SIG_IGN);
	close(p[0]);
	bad = speak(p[1], argv[1], count);
	while (waitpid(kid, &status, 0) < 0) {
		if (errno != EINTR) {
			fail("waitpid");
			return 1;
		}
	}
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status) ? WEXITSTATUS(status) : bad;
}
