/* The registers of a system call; see call_regs.h. */
#include "probe/live/call_regs.h"
#include <errno.h>
#include <sys/ptrace.h>

/* The registers of a call's arguments, in order. */
static unsigned long long *
arg_register(struct user_regs_struct *regs, int n)
{
	unsigned long long *const args[] = {&regs->rdi, &regs->rsi, &regs->rdx,
					    &regs->r10, &regs->r8,  &regs->r9};

	return args[n];
}

int
call_read(struct task *task)
{
	struct call *call = &task->call;

	if (ptrace(PTRACE_GETREGS, task->tid, NULL, &call->regs) == -1)
		return -1;
	call->nr = (int)call->regs.orig_rax;
	for (int n = 0; n < 6; n++)
		call->args[n] = *arg_register(&call->regs, n);
	return 0;
}

void
call_skip(struct task *task, long result)
{
	struct user_regs_struct regs = task->call.regs;

	regs.orig_rax = (unsigned long long)-1;
	regs.rax = (unsigned long long)result;
	ptrace(PTRACE_SETREGS, task->tid, NULL, &regs);
}

void
call_set_arg(struct task *task, int n, uint64_t value)
{
	struct user_regs_struct regs = task->call.regs;

	*arg_register(&regs, n) = value;
	ptrace(PTRACE_SETREGS, task->tid, NULL, &regs);
	task->call.restore = true;
}

void
call_restore_args(const struct task *task, struct user_regs_struct *regs)
{
	for (int n = 0; n < 6; n++)
		*arg_register(regs, n) = task->call.args[n];
	ptrace(PTRACE_SETREGS, task->tid, NULL, regs);
}

enum { CALL_BYTES = 2 }; /* of the instruction that makes a call */

bool
call_was_interrupted(pid_t tid)
{
	struct user_regs_struct regs;

	return ptrace(PTRACE_GETREGS, tid, NULL, &regs) == 0 &&
	       (long)regs.orig_rax >= 0 && (long)regs.rax == -EINTR;
}

void
call_again(const struct task *task)
{
	struct user_regs_struct regs;

	if (ptrace(PTRACE_GETREGS, task->tid, NULL, &regs) == -1)
		return;
	if (task->call.restore)
		for (int n = 0; n < 6; n++)
			*arg_register(&regs, n) = task->call.args[n];
	regs.rip -= CALL_BYTES;
	regs.rax = regs.orig_rax;
	regs.orig_rax = (unsigned long long)-1; /* no restart besides */
	ptrace(PTRACE_SETREGS, task->tid, NULL, &regs);
}
