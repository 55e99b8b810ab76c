/* SPDX-License-Identifier: MIT */
#include "probe/runs/reap.h"
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* It was forked just as its parent was killed: we never knew of it. It is in
 * its first stop, and a stop at its exit may follow. */
static void
end_traced(pid_t pid)
{
	int status;
	pid_t got;

	kill(pid, SIGKILL);
	ptrace(PTRACE_CONT, pid, NULL, NULL);
	while ((got = waitpid(pid, &status, 0)) == pid || errno == EINTR) {
		if (got == pid && !WIFSTOPPED(status))
			return;
		if (got == pid)
			ptrace(PTRACE_CONT, pid, NULL, NULL);
	}
}

/** Reap all that have ended or stopped. Returns whether others are left. */
static bool
reap_ready(void)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		if (WIFSTOPPED(status))
			end_traced(pid);
	return pid == 0;
}

void
reap_rest(void)
{
	char path[48];
	FILE *children;
	int pid;

	if (!reap_ready())
		return;
	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	children = fopen(path, "re");
	/* this succeeds only for a process that we trace */
	while (children && fscanf(children, "%d", &pid) == 1)
		if (ptrace(PTRACE_INTERRUPT, pid, NULL, NULL) == 0)
			end_traced(pid);
	if (children)
		fclose(children);
	reap_ready();
}
