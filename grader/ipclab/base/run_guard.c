/* SPDX-License-Identifier: MIT */
#include "ipclab/base/run_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

void
guard_reap_all(void)
{
	char path[64];
	FILE *file;
	int pid;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	do {
		file = fopen(path, "re");
		while (file != NULL && fscanf(file, "%d", &pid) == 1)
			kill(pid, SIGKILL);
		if (file != NULL)
			fclose(file);
	} while (waitpid(-1, NULL, 0) > 0 || errno == EINTR);
}

static _Noreturn void
child(const struct program_run *run, int output, pid_t parent)
{
	int null = open("/dev/null", O_RDONLY);
	sigset_t none;

	/* The kernel kills us with our parent, unless it is gone already. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || null < 0)
		_exit(127);
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	dup2(null, 0);
	dup2(output, 1);
	dup2(output, 2);
	close_range(3, ~0U, 0);
	if (run->enter != NULL) {
		run->enter(run);
		_exit(127);
	}
	if (run->cwd == NULL || chdir(run->cwd) == 0)
		execve(run->argv[0], run->argv, run->env);
	dprintf(2, "ipclab: %s: %s\n", run->argv[0], strerror(errno));
	_exit(127);
}

/** Reap what has ended. Returns true, with *status, if the program has. */
static bool
reap_ended(pid_t program, int *status)
{
	bool ended = false;
	int one;
	pid_t pid;

	while ((pid = waitpid(-1, &one, WNOHANG)) > 0) {
		if (pid == program) {
			*status = one;
			ended = true;
		}
	}
	return ended;
}

_Noreturn void
guard(const struct program_run *run, int output, int report, pid_t parent)
{
	int status = SIGKILL;
	pid_t self = getpid();
	sigset_t all;
	pid_t program;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	prctl(PR_SET_NAME, "lab-guard");
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent || prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
		_exit(127);
	program = fork();
	if (program == 0)
		child(run, output, self);
	if (program < 0)
		_exit(127);
	close(output);
	while (sigwaitinfo(&all, NULL) != SIGTERM)
		if (reap_ended(program, &status))
			break;
	guard_reap_all();
	_exit(write(report, &status, sizeof(status)) == sizeof(status) ? 0
								       : 127);
}
