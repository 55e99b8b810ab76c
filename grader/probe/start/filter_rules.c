/* SPDX-License-Identifier: MIT */
/* Which calls stop, and which are denied; see filter_rules.h. */
#include "probe/start/filter_rules.h"
#include "probe/base/wait_calls.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* Always stop: what the model needs. Calls that wait stop too
 * (wait_calls.h). */
static const int observed[] = {
	SCMP_SYS(pipe),
	SCMP_SYS(pipe2),
	SCMP_SYS(dup),
	SCMP_SYS(dup2),
	SCMP_SYS(dup3),
	SCMP_SYS(close),
	SCMP_SYS(close_range),
	SCMP_SYS(mknod),
	SCMP_SYS(mknodat),
	SCMP_SYS(unlink),
	SCMP_SYS(unlinkat),
	SCMP_SYS(execve),
	SCMP_SYS(execveat),
	SCMP_SYS(kill),
	SCMP_SYS(tkill),
	SCMP_SYS(tgkill),
	SCMP_SYS(rt_sigqueueinfo),
	SCMP_SYS(rt_tgsigqueueinfo),
	SCMP_SYS(alarm),
	SCMP_SYS(setitimer),
	SCMP_SYS(timer_settime),
	SCMP_SYS(timerfd_settime),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(setsid),
	SCMP_SYS(getppid),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_setaffinity),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(time),
	-1,
};

/* Stop also when we control the schedule, the clock or faults. */
static const int controlled[] = {
	SCMP_SYS(fork),
	SCMP_SYS(clone),
	SCMP_SYS(futex),
	SCMP_SYS(sched_yield),
	SCMP_SYS(timer_create),
	SCMP_SYS(timerfd_create),
	SCMP_SYS(timer_gettime),
	SCMP_SYS(timerfd_gettime),
	SCMP_SYS(getitimer),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(pread64),
	SCMP_SYS(pwrite64),
	SCMP_SYS(preadv),
	SCMP_SYS(pwritev),
	SCMP_SYS(preadv2),
	SCMP_SYS(pwritev2),
	-1,
};

static int
trace_all(scmp_filter_ctx ctx, const int *calls)
{
	for (; *calls != -1; calls++) {
		int rc = seccomp_rule_add(ctx, SCMP_ACT_TRACE(0), *calls, 0);

		if (rc < 0)
			return rc;
	}
	return 0;
}

/* Stop if this argument, masked, has this value. */
static int
trace_if(scmp_filter_ctx ctx, int call, unsigned arg, unsigned mask,
	 unsigned value)
{
	return seccomp_rule_add(ctx, SCMP_ACT_TRACE(0), call, 1,
				SCMP_CMP(arg, SCMP_CMP_MASKED_EQ, mask, value));
}

/* Stop at fcntl only if it makes a descriptor or changes its flags. */
static int
trace_fcntl(scmp_filter_ctx ctx)
{
	static const unsigned commands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_SETFD,
					    F_SETFL};
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof commands / sizeof *commands;
	     i++)
		rc = trace_if(ctx, SCMP_SYS(fcntl), 1, ~0U, commands[i]);
	return rc;
}

static int
trace_waits(scmp_filter_ctx ctx, bool control)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < wait_calls_len; i++) {
		const struct wait_call *wait = &wait_calls[i];

		/* where these stop, all futex and clone calls do */
		if ((wait->stops == CONTROLLED && !control) ||
		    wait->nr == SCMP_SYS(futex) || wait->nr == SCMP_SYS(clone))
			continue;
		rc = wait->only.arg
			     ? trace_if(ctx, wait->nr,
					(unsigned)wait->only.arg - 1,
					wait->only.mask, wait->only.value)
			     : seccomp_rule_add(ctx, SCMP_ACT_TRACE(0),
						wait->nr, 0);
	}
	return rc;
}

/* Deny what would hide a process from us, or make its tables unreadable. */
static int
deny_blinding(scmp_filter_ctx ctx)
{
	int rc;

	/* glibc falls back to clone, whose flags are in a register */
	rc = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	if (rc < 0)
		return rc;
	rc = seccomp_rule_add(
		ctx, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
		SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_UNTRACED, CLONE_UNTRACED));
	if (rc < 0)
		return rc;
	/* pretend success, as a correct program may call it */
	rc = seccomp_rule_add(
		ctx, SCMP_ACT_ERRNO(0), SCMP_SYS(prctl), 1,
		SCMP_A0(SCMP_CMP_MASKED_EQ, 0xffffffffU, PR_SET_DUMPABLE));
	if (rc < 0)
		return rc;
	/* we would not see calls made through a ring */
	rc = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS),
			      SCMP_SYS(io_uring_setup), 0);
	if (rc < 0)
		return rc;
	return seccomp_rule_add(ctx, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ptrace),
				0);
}

/* In control mode clone is traced, unless it is denied. */
static int
trace_clone(scmp_filter_ctx ctx)
{
	return seccomp_rule_add(ctx, SCMP_ACT_TRACE(0), SCMP_SYS(clone), 1,
				SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_UNTRACED, 0));
}

static int
add_rules(scmp_filter_ctx ctx, bool control)
{
	int rc = trace_all(ctx, observed);

	if (rc == 0)
		rc = trace_waits(ctx, control);
	if (rc == 0)
		rc = trace_fcntl(ctx);
	if (rc == 0)
		rc = deny_blinding(ctx);
	for (const int *call = controlled; control && rc == 0 && *call != -1;
	     call++)
		rc = *call == SCMP_SYS(clone)
			     ? trace_clone(ctx)
			     : seccomp_rule_add(ctx, SCMP_ACT_TRACE(0), *call,
						0);
	return rc;
}

int
filter_rules(bool control, int fd)
{
	scmp_filter_ctx ctx;
	int rc;

	/* build for any kernel, whatever the build machine's supports */
	seccomp_api_set(3);
	ctx = seccomp_init(SCMP_ACT_ALLOW);
	if (!ctx) {
		errno = ENOMEM;
		return -1;
	}
	/* 32-bit calls have other numbers and would pass unseen */
	rc = seccomp_attr_set(ctx, SCMP_FLTATR_ACT_BADARCH,
			      SCMP_ACT_KILL_PROCESS);
	if (rc == 0)
		rc = add_rules(ctx, control);
	if (rc == 0)
		rc = seccomp_attr_set(ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	if (rc == 0)
		rc = seccomp_export_bpf(ctx, fd);
	seccomp_release(ctx);
	if (rc < 0) {
		errno = -rc;
		return -1;
	}
	return 0;
}
