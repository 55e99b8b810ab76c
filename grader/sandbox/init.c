/* SPDX-License-Identifier: MIT */
/*
 * ipclab-init FILTER-FD PROCESSES LAST-PID CLOSED PROGRAM [ARG...]
 *
 * The first process of a box's pid namespace (profile A). It starts PROGRAM and
 * reaps orphans, as any init does. It never appears in reports.
 *
 * Exit status: PROGRAM's, or 128 + the signal that ended it; 125 our own fault;
 * 126 PROGRAM can't be run; 127 it is not found.
 */
#include "sandbox/apply.h"
#include "sandbox/deny.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void __attribute__((noreturn)) die(const char *what)
{
	fprintf(stderr, "ipclab-init: %s: %s\n", what, strerror(errno));
	exit(125);
}

/*
 * Two boxes that share a directory must not use the same pids: a client of the
 * sequence-number lab names its FIFO after its own. The pid that our launcher
 * has outside is unique.
 */
static void
set_last_pid(const char *pid)
{
	int fd = open("/proc/sys/kernel/ns_last_pid", O_WRONLY | O_CLOEXEC);

	if (fd == -1)
		return;
	if (write(fd, pid, strlen(pid)) == -1)
		fprintf(stderr, "ipclab-init: ns_last_pid: %s\n",
			strerror(errno));
	close(fd);
}

static void
drop_capabilities(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct none[2] = {{0}};

	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (syscall(SYS_capset, &header, none) == -1)
		die("capset");
}

static void __attribute__((noreturn))
start(int filter, unsigned processes, unsigned closed_fds, char **argv)
{
	struct rlimit limit;

	if (processes) {
		limit.rlim_cur = limit.rlim_max = 2 * processes + 16;
		setrlimit(RLIMIT_NPROC, &limit);
	}
	if ((filter >= 0 && box_apply_filter(filter) == -1) ||
	    box_apply_denials() == -1)
		die("seccomp");
	box_close_others(-1);
	box_close_asked(closed_fds);
	execvp(argv[0], argv);
	int status = errno == ENOENT ? 127 : 126;
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	exit(status);
}

static int
reap_all(pid_t program)
{
	int result = 125, status;

	for (;;) {
		pid_t pid = waitpid(-1, &status, 0);

		if (pid == -1 && errno == EINTR)
			continue;
		if (pid == -1)
			return result;
		if (pid == program)
			result = WIFEXITED(status) ? WEXITSTATUS(status)
						   : 128 + WTERMSIG(status);
	}
}

int
main(int argc, char **argv)
{
	if (argc < 6) {
		fprintf(stderr, "usage: ipclab-init FILTER-FD PROCESSES "
				"LAST-PID CLOSED PROGRAM [ARG...]\n");
		return 125;
	}
	set_last_pid(argv[3]);
	drop_capabilities();
	/* The program must not write to our memory through /proc/1/mem. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	pid_t program = fork();
	if (program == -1)
		die("fork");
	if (program == 0)
		start(atoi(argv[1]), strtoul(argv[2], NULL, 10),
		      strtoul(argv[4], NULL, 10), argv + 5);
	/* Readers must see end of file when the program ends, even if we still
	 * run. */
	close_range(0, ~0U, 0);
	return reap_all(program);
}
