/* SPDX-License-Identifier: MIT */
/* Start a program under the tracer; see launch.h. */
#include "probe/start/launch.h"
#include "probe/base/reset_signals.h"
#include "probe/start/filter.h"
#include "sandbox/exec.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The child's own descriptors; from KEPT on, all are closed. */
enum { ERROR_FD = 3, FILTER_FD = 4, KEPT = 5 };

static const long seize_options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
				  PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |
				  PTRACE_O_TRACEEXIT | PTRACE_O_TRACESECCOMP |
				  PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;

static int
limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit value = {soft, hard};

	return setrlimit(resource, &value);
}

static int
set_limits(const struct launch_spec *spec)
{
	if (limit(RLIMIT_CORE, 0, 0) == -1)
		return -1;
	/* SIGXCPU first, which we see; SIGKILL a second later */
	if (spec->cpu_s && limit(RLIMIT_CPU, spec->cpu_s, spec->cpu_s + 1))
		return -1;
	if (spec->file_size_mb &&
	    limit(RLIMIT_FSIZE, (rlim_t)spec->file_size_mb << 20,
		  (rlim_t)spec->file_size_mb << 20))
		return -1;
#ifdef __SANITIZE_ADDRESS__
	if (spec->box) /* it would kill box_exec */
		return 0;
#endif
	if (spec->memory_mb && limit(RLIMIT_AS, (rlim_t)spec->memory_mb << 20,
				     (rlim_t)spec->memory_mb << 20))
		return -1;
	return 0;
}

static int
place(int from, int to)
{
	return from == -1 || from == to || dup2(from, to) != -1 ? 0 : -1;
}

/* Duplicate to a number above those that dup2 will fill, so that none is
 * overwritten. */
static int
lift(int fd)
{
	return fd == -1 ? -1 : fcntl(fd, F_DUPFD, 64);
}

static int
arrange_fds(const struct launch_spec *spec, int error_fd)
{
	int in = lift(spec->stdin_fd), out = lift(spec->stdout_fd);
	int err = lift(spec->stderr_fd), error = lift(error_fd);
	int filter = lift(spec->filter_fd);

	if (place(in, 0) || place(out, 1) || place(err, 2) ||
	    place(error, ERROR_FD) || place(filter, FILTER_FD))
		return -1;
	for (int fd = 0; !spec->box && fd <= 2; fd++)
		if (spec->closed_fds >> fd & 1)
			close(fd);
	return close_range(KEPT, ~0U, 0);
}

/*
 * Use the same addresses in each run, so that a program that reads
 * uninitialised memory gives the same result. If a sandbox around us forbids
 * this (Docker does), runs just differ a little more.
 */
static void
fix_addresses(void)
{
	int now = personality(0xffffffff);

	if (now != -1)
		personality((unsigned long)now | ADDR_NO_RANDOMIZE);
}

static void __attribute__((noreturn)) run_boxed(const struct launch_spec *spec)
{
	int code;

	spec->box->filter_fd = FILTER_FD;
	spec->box->closed_fds = spec->closed_fds;
	box_exec(spec->box, spec->argv);
	code = spec->box->not_run ? errno : -1;
	if (code == -1)
		dprintf(2, "ipcprobe: sandbox: %s\n", spec->box->error);
	if (write(ERROR_FD, &code, sizeof code) == -1)
		_exit(125);
	_exit(code == -1 ? 125 : code == ENOENT ? 127 : 126);
}

/* True if the tracer says so; false if it is gone. */
static bool
wait_for_go(const int go[2])
{
	ssize_t got;
	char c;

	close(go[1]);
	while ((got = read(go[0], &c, 1)) == -1 && errno == EINTR)
		;
	return got == 1;
}

static void __attribute__((noreturn))
run_child(const struct launch_spec *spec, const int go[2], int error_fd)
{
	int code;

	if (!wait_for_go(go))
		_exit(125);
	if (arrange_fds(spec, error_fd) == 0 &&
	    fcntl(ERROR_FD, F_SETFD, FD_CLOEXEC) == 0 &&
	    set_limits(spec) == 0) {
		reset_signals();
		fix_addresses();
		error_fd = ERROR_FD;
		if (spec->box)
			run_boxed(spec);
		if (filter_install(FILTER_FD) == 0) {
			close(FILTER_FD);
			execvp(spec->argv[0], spec->argv);
		}
	}
	code = errno;
	if (write(error_fd, &code, sizeof code) == -1)
		_exit(125);
	_exit(code == ENOENT ? 127 : 126);
}

int
launch(const struct launch_spec *spec, struct launched *out)
{
	int go[2], error[2], saved;

	if (pipe2(go, O_CLOEXEC) == -1)
		return -1;
	if (pipe2(error, O_CLOEXEC) == -1)
		goto close_go;
	out->pid = fork();
	if (out->pid == -1)
		goto close_error;
	if (out->pid == 0)
		run_child(spec, go, error[1]);
	close(go[0]);
	close(error[1]);
	out->go_fd = go[1];
	out->error_fd = error[0];
	if (ptrace(PTRACE_SEIZE, out->pid, NULL, seize_options) == -1) {
		saved = errno;
		kill(out->pid, SIGKILL);
		waitpid(out->pid, NULL, 0);
		close(out->go_fd);
		close(out->error_fd);
		errno = saved;
		return -1;
	}
	return 0;

close_error:
	saved = errno;
	close(error[0]);
	close(error[1]);
	errno = saved;
close_go:
	saved = errno;
	close(go[0]);
	close(go[1]);
	errno = saved;
	return -1;
}

int
launch_go(struct launched *child)
{
	ssize_t done = write(child->go_fd, "", 1);

	close(child->go_fd);
	child->go_fd = -1;
	return done == 1 ? 0 : -1;
}

int
launch_exec_error(struct launched *child)
{
	int code = 0;

	if (read(child->error_fd, &code, sizeof code) != sizeof code)
		code = 0;
	close(child->error_fd);
	child->error_fd = -1;
	return code;
}
