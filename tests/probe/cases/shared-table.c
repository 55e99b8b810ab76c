/*
 * clone with CLONE_FILES: one table of two processes. The child opens a pipe in
 * it, which the parent reads and closes. KEEPS: nobody closes it.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int p[2];

static int
child(void *arg)
{
	(void)arg;
	if (pipe(p) == -1 || write(p[1], "shared\n", 7) != 7)
		return 1;
	close(p[1]);
	return 0;
}

int
main(void)
{
	char *stack = malloc(65536), buf[32];
	int status;
	ssize_t n;
	pid_t pid;

	if (!stack)
		return 1;
	pid = clone(child, stack + 65536, CLONE_FILES | CLONE_VM | SIGCHLD, 0);
	if (pid == -1 || waitpid(pid, &status, 0) != pid)
		return 1;
	while ((n = read(p[0], buf, sizeof buf)) > 0)
		if (write(1, buf, n) != n)
			return 1;
#ifndef KEEPS
	close(p[0]);
#endif
	free(stack);
	return status != 0;
}
