/*
 * Different here: dprintf, no stdio buffers at all; one recursive function
 * makes the children, and each wait takes whichever child has ended.
 */
#include <err.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int gate[2];

static void
child(int n)
{
	char byte[16];
	ssize_t got;

	close(gate[1]);
	do {
		got = read(gate[0], byte, sizeof(byte));
	} while (got == -1 && errno == EINTR);
	if (got == -1)
		err(1, "read");
	close(gate[0]);
	while (dprintf(1, "Child %d (PID=%d) started\n", n, (int)getpid()) < 0)
		if (errno != EINTR)
			err(1, "standard output");
	_exit(0);
}

/* Children N to LAST, then the gate opens. Returns 0 if all are well. */
static int
start(int n, int last)
{
	int status, bad;
	pid_t pid;

	if (n > last) {
		close(gate[0]);
		close(gate[1]);
		return 0;
	}
	pid = fork();
	if (pid == 0)
		child(n);
	if (pid == -1) {
		warn("fork");
		return -1;
	}
	bad = start(n + 1, last);
	if (bad == -1)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			err(1, "waitpid");
	return bad != 0 ? bad : status != 0;
}

int
main(int argc, char *argv[])
{
	char *end;
	long n;

	errno = 0;
	n = argc == 2 ? strtol(argv[1], &end, 10) : 0;
	if (argc != 2 || errno || *end || n < 1 || n > INT_MAX) {
		fprintf(stderr, "usage: %s N\n", argv[0]);
		return 2;
	}
	if (pipe(gate) == -1)
		err(1, "pipe");
	return start(1, n) != 0;
}
