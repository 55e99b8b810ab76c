/* SPDX-License-Identifier: MIT */
/* Run a program in a box with limits, and collect its output: for the
   compiler. */
#include "sandbox/try_run.h"
#include "sandbox/apply.h"
#include "sandbox/exec.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 4096

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
set_limit(int resource, size_t value)
{
	struct rlimit limit = {.rlim_cur = value, .rlim_max = value};

	if (value)
		setrlimit(resource, &limit);
}

static void __attribute__((noreturn))
run_child(struct box *box, char *const argv[], const struct box_limits *limits,
	  int out)
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
	set_limit(RLIMIT_CPU, limits->cpu_s);
	set_limit(RLIMIT_AS, limits->memory_bytes);
	set_limit(RLIMIT_FSIZE, limits->file_bytes);
	box_close_others(box->filter_fd);
	box_exec(box, argv);
	int status = errno == ENOENT ? 127 : 126;
	dprintf(2, "%s\n", box->error);
	_exit(status);
}

/** Returns 0 at end of file or when a limit is exceeded, -1 with errno. */
static int
gather(int fd, const struct box_limits *limits, long deadline,
       struct box_run *run)
{
	size_t room = 0;

	for (;;) {
		long left = limits->wall_ms ? deadline - now_ms() : -1;
		struct pollfd ready = {.fd = fd, .events = POLLIN};

		if (limits->wall_ms && left <= 0) {
			run->timed_out = true;
			return 0;
		}
		int n = poll(&ready, 1, left);
		if (n == -1 && errno != EINTR)
			return -1;
		if (n <= 0)
			continue;
		if (room - run->output_len < CHUNK + 1) {
			room += 4 * CHUNK;
			char *more = realloc(run->output, room);
			if (!more)
				return -1;
			run->output = more;
		}
		ssize_t got = read(fd, run->output + run->output_len, CHUNK);
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return got;
		run->output_len += got;
		if (limits->output_bytes &&
		    run->output_len > limits->output_bytes) {
			run->output_len = limits->output_bytes;
			run->truncated = true;
			return 0;
		}
	}
}

/* Processes that the program left behind are our children if we are a
   subreaper. */
static void
reap(pid_t child, int *status)
{
	while (waitpid(child, status, 0) == -1 && errno == EINTR)
		;
	while (waitpid(-child, NULL, 0) > 0 || errno == EINTR)
		;
}

/** It has closed its output; give it until deadline to end. */
static void
await(int pidfd, const struct box_limits *limits, long deadline,
      struct box_run *run)
{
	struct pollfd ended = {.fd = pidfd, .events = POLLIN};
	int n;

	do {
		long left = limits->wall_ms ? deadline - now_ms() : -1;

		if (limits->wall_ms && left < 0)
			left = 0;
		n = poll(&ended, 1, left);
	} while (n == -1 && errno == EINTR);
	if (n == 0)
		run->timed_out = true;
}

int
box_run(struct box *box, char *const argv[], const struct box_limits *limits,
	struct box_run *run)
{
	int out[2], pidfd, result = -1;
	long begun = now_ms();

	*run = (struct box_run){0};
	if (pipe2(out, O_CLOEXEC) == -1)
		return box_fail(box, "pipe: %s", strerror(errno));
	pid_t child = fork();
	if (child == -1) {
		close(out[0]);
		close(out[1]);
		return box_fail(box, "fork: %s", strerror(errno));
	}
	if (child == 0)
		run_child(box, argv, limits, out[1]);
	close(out[1]);
	pidfd = syscall(SYS_pidfd_open, child, 0);
	if (gather(out[0], limits, begun + limits->wall_ms, run) == 0)
		result = 0;
	else
		box_fail(box, "output of %s: %s", argv[0], strerror(errno));
	if (result == 0 && !run->timed_out && !run->truncated && pidfd >= 0)
		await(pidfd, limits, begun + limits->wall_ms, run);
	if (result == -1 || run->timed_out || run->truncated) {
		kill(-child, SIGKILL);
		kill(child, SIGKILL);
	}
	reap(child, &run->status);
	close(out[0]);
	if (pidfd >= 0)
		close(pidfd);
	run->wall_ms = now_ms() - begun;
	if (!run->output)
		run->output = calloc(1, 1);
	if (!run->output)
		return box_fail(box, "out of memory");
	run->output[run->output_len] = '\0';
	return result;
}
