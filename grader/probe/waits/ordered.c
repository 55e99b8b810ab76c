/* SPDX-License-Identifier: MIT */
#include "probe/waits/ordered.h"
#include "probe/base/wait_calls.h"
#include "probe/live/remote.h"
#include <sys/ptrace.h>
#include <sys/syscall.h>

/* The first signal that libc reserves for itself. No set of a program has it:
 * sigfillset() and sigprocmask() leave it out. */
enum { SIGNAL_OF_LIBC = 32 };

static bool
is_of_libc(uint64_t set)
{
	return set >> (SIGNAL_OF_LIBC - 1) & 1;
}

/* Does the program change its mask? libc blocks all signals in fork() and the
 * like, and undoes that at once: that does not count. */
static bool
changes_mask(const struct task *task)
{
	const uint64_t *args = task->call.args;
	uint64_t set, blocked;

	return args[1] != 0 &&
	       remote_read(task->tid, args[1], &set, sizeof set) == 0 &&
	       !is_of_libc(set) &&
	       (ptrace(PTRACE_GETSIGMASK, task->tid, sizeof blocked,
		       &blocked) == -1 ||
		!is_of_libc(blocked));
}

bool
ordered_matters(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;

	if (event->origin != ORIGIN_OWN)
		return false;
	switch (task->call.nr) {
	case SYS_rt_sigaction:
		return event->kind == EVENT_SIGACTION;
	case SYS_rt_sigprocmask:
		return changes_mask(task);
	case SYS_pread64:
	case SYS_pwrite64:
	case SYS_preadv:
	case SYS_pwritev:
	case SYS_preadv2:
	case SYS_pwritev2:
		return model_is_file(model, task->pid, (int)task->call.args[0]);
	default:
		return false;
	}
}

bool
ordered_after_signals(const struct task *task)
{
	const struct wait_call *wait;

	switch (task->call.nr) {
	case SYS_rt_sigaction:
	case SYS_rt_sigprocmask:
		return true;
	case SYS_rt_sigtimedwait: /* takes a blocked signal */
		return false;
	default:
		wait = wait_call(task->call.nr, task->call.args);
		return wait && wait->kind == WAIT_SIGNAL;
	}
}
