/*
 * Different here: poll() tells of the pipe's end, nobody reads from it; each
 * child is made, and waited for, by a call of its own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int gate[2];

static _Noreturn void child(int i)
{
	struct pollfd p = { gate[0], 0, 0 };	/* HUP alone */
	close(gate[1]);
	while (poll(&p, 1, -1) == -1) {
		if (errno == EINTR)
			continue;
		dprintf(2, "start_gate: poll: %s\n", strerror(errno));
		_exit(1);
	}
	close(gate[0]);
	int r;
	while ((r = dprintf(1, "Child %d (PID=%d) started\n", i, getpid())) < 0 && errno == EINTR)
		;
	if (r < 0) {
		dprintf(2, "start_gate: standard output: %s\n", strerror(errno));
		_exit(1);
	}
	_exit(0);
}

static int level(int i, int n)
{
	if (i > n) {
		close(gate[0]);
		close(gate[1]);
		return 0;
	}
	pid_t pid = fork();
	if (pid == -1) {
		dprintf(2, "start_gate: fork: %s\n", strerror(errno));
		return -1;
	}
	if (pid == 0)
		child(i);
	int r = level(i + 1, n), st;
	if (r == -1)
		kill(pid, SIGKILL);
	while (waitpid(pid, &st, 0) == -1)
		if (errno != EINTR)
			return 1;
	return r ? r : st != 0;
}

int main(int argc, char **argv)
{
	char *end;
	intmax_t n = 0;
	if (argc == 2)
		n = strtoimax(argv[1], &end, 10);
	if (argc != 2 || *end || end == argv[1] || n < 1 || n > INT_MAX) {
		dprintf(2, "usage: start_gate N\n");
		return 2;
	}
	if (pipe2(gate, O_CLOEXEC)) {
		dprintf(2, "start_gate: pipe2: %s\n", strerror(errno));
		return 1;
	}
	int r = level(1, n);
	if (r == -1) {
		close(gate[0]);
		close(gate[1]);
	}
	return r ? 1 : 0;
}
