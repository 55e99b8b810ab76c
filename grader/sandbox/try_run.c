/* SPDX-License-Identifier: MIT */
/* Run a program in a box without observing it; see try_run.h. The runner of
 * ipclab (base/run_program.c) can do this too, but this room knows no other:
 * ipcprobe has it as well. */
#include "sandbox/try_run.h"
#include "sandbox/apply.h"
#include "sandbox/exec.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void __attribute__((noreturn))
run_child(struct box *box, char *const argv[], int out)
{
	struct rlimit no_core = {0};
	sigset_t none;
	int empty = open("/dev/null", O_RDONLY);

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	if (empty == -1 || dup2(empty, 0) == -1 || dup2(out, 1) == -1 ||
	    dup2(out, 2) == -1)
		_exit(125);
	setrlimit(RLIMIT_CORE, &no_core);
	box_close_others(box->filter_fd);
	box_exec(box, argv);
	int status = errno == ENOENT ? 127 : 126;
	dprintf(2, "%s\n", box->error);
	_exit(status);
}

/* Reap the child and its group. If we are a subreaper, what it left behind is
 * ours too. */
static void
reap(pid_t child, int *status)
{
	while (waitpid(child, status, 0) == -1 && errno == EINTR)
		;
	while (waitpid(-child, NULL, 0) > 0 || errno == EINTR)
		;
}

int
box_run(struct box *box, char *const argv[], int limit_ms, int output,
	int *status)
{
	struct pollfd ended = {.events = POLLIN};
	pid_t child = fork();
	int n;

	if (child == -1)
		return box_fail(box, "fork: %s", strerror(errno));
	if (child == 0)
		run_child(box, argv, output);
	ended.fd = (int)syscall(SYS_pidfd_open, child, 0);
	do
		n = poll(&ended, 1, limit_ms);
	while (n == -1 && errno == EINTR);
	kill(-child, SIGKILL);
	if (n < 1)
		kill(child, SIGKILL); /* perhaps not yet a group leader */
	reap(child, status);
	if (ended.fd >= 0)
		close(ended.fd);
	return n < 1;
}
