/*
 * Different here: streams that send each line by themselves (_IOLBF), getline
 * in the child, and SIGPIPE ignored by both processes.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int
put_line(FILE *stream, const char *line, size_t size)
{
	do {
		clearerr(stream);
		if (fwrite(line, 1, size, stream) == size &&
		    fflush(stream) == 0)
			return 0;
	} while (errno == EINTR);
	return -1;
}

static void
child(int in)
{
	FILE *stream = fdopen(in, "r");
	char line[512];
	size_t size = 0;
	int c = 0;

	if (!stream)
		err(1, "fdopen");
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (c != EOF) {
		c = getc(stream);
		if (c == EOF && ferror(stream) && errno == EINTR) {
			clearerr(stream);
			c = 0;
			continue;
		}
		if (c != EOF)
			line[size++] = c;
		if (c == EOF || c == '\n' || size == sizeof(line)) {
			if (put_line(stdout, line, size) == -1)
				err(1, "standard output");
			size = 0;
		}
	}
	if (ferror(stream))
		err(1, "read");
	fclose(stream);
	exit(0);
}

static int
parent(int out, const char *message, long count)
{
	FILE *stream = fdopen(out, "w");
	char *line;
	unsigned left;
	int size, bad = 0;

	if (!stream || (size = asprintf(&line, "%s\n", message)) < 0) {
		warn("stream");
		close(out);
		return 1;
	}
	for (; count > 0 && !bad; count--) {
		if (put_line(stream, line, size) == -1) {
			warn("write");
			bad = 1;
		}
		for (left = !bad; left; left = sleep(left))
			;
	}
	free(line);
	fclose(stream);
	return bad;
}

int
main(int argc, char *argv[])
{
	int fds[2], bad, status;
	char *rest;
	long count;
	pid_t pid;

	if (argc != 3)
		goto usage;
	errno = 0;
	count = strtol(argv[2], &rest, 10);
	if (errno || rest == argv[2] || *rest || count < 0)
		goto usage;
	signal(SIGPIPE, SIG_IGN);
	if (pipe(fds))
		err(1, "pipe");
	pid = fork();
	if (pid < 0)
		err(1, "fork");
	if (pid == 0) {
		close(fds[1]);
		child(fds[0]);
	}
	close(fds[0]);
	bad = parent(fds[1], argv[1], count);
	while (wait(&status) == -1)
		if (errno != EINTR)
			err(1, "wait");
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status) ? WEXITSTATUS(status) : bad;
usage:
	fprintf(stderr, "usage: %s MESSAGE COUNT\n", argv[0]);
	return 2;
}
