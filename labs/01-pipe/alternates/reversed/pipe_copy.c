/*
 * Different here: the child reads standard input and the parent writes
 * standard output; the buffer is on the heap and as large as a pipe.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 65536

static int
failed(const char *what)
{
	fprintf(stderr, "pipe_copy: %s: %s\n", what, strerror(errno));
	return 1;
}

static int
pump(int in, int out)
{
	char *buffer = malloc(SIZE);
	int status = 0;

	if (buffer == NULL)
		return failed("malloc");
	while (status == 0) {
		ssize_t have = TEMP_FAILURE_RETRY(read(in, buffer, SIZE));
		char *at = buffer;

		if (have == -1)
			status = failed("read");
		if (have <= 0)
			break;
		while (have > 0 && status == 0) {
			ssize_t n = TEMP_FAILURE_RETRY(write(out, at, have));

			if (n == -1) {
				status = failed("write");
			} else {
				at += n;
				have -= n;
			}
		}
	}
	free(buffer);
	return status;
}

int
main(int argc, char **argv)
{
	int ends[2], status, mine;
	pid_t pid;

	if (argc > 1) {
		fprintf(stderr, "usage: %s\n", argv[0]);
		return 2;
	}
	if (pipe(ends) < 0)
		return failed("pipe");
	if ((pid = fork()) < 0)
		return failed("fork");
	if (pid == 0) {
		close(ends[0]);
		status = pump(STDIN_FILENO, ends[1]);
		close(ends[1]);
		exit(status);
	}
	close(ends[1]);
	mine = pump(ends[0], STDOUT_FILENO);
	close(ends[0]);
	if (TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)) < 0)
		return failed("waitpid");
	if (mine != 0)
		return mine;
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}
