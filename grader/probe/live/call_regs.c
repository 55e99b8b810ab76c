/* SPDX-License-Identifier: MIT */
/* The registers of a system call; see call_regs.h. */
#include "probe/live/call_regs.h"
#include "probe/live/registers.h"
#include <errno.h>
#include <string.h>

/* From the kernel's linux/errno.h. */
enum {
	ERESTARTSYS = 512,
	ERESTARTNOINTR = 513,
	ERESTARTNOHAND = 514,
	ERESTART_RESTARTBLOCK = 516,
};

int
call_read(struct task *task)
{
	struct call *call = &task->call;

	if (registers_call(task->tid, &call->regs) == -1)
		return -1;
	call->whole = false;
	call->nr = call->regs.nr;
	memcpy(call->args, call->regs.args, sizeof call->args);
	return 0;
}

void
call_read_rest(struct task *task)
{
	struct call *call = &task->call;
	struct registers regs;

	if (!call->whole && registers_get(task->tid, &regs) == 0) {
		call->regs = regs;
		call->whole = true;
	}
}

void
call_skip(struct task *task, long result)
{
	call_read_rest(task);
	registers_skip(task->tid, &task->call.regs, result);
}

void
call_set_arg(struct task *task, int n, uint64_t value)
{
	struct registers regs;

	call_read_rest(task);
	regs = task->call.regs;
	regs.args[n] = value;
	registers_set_args(task->tid, &regs);
	task->call.restore = true;
}

void
call_restore_args(const struct task *task)
{
	struct registers regs;

	if (registers_get(task->tid, &regs) == -1)
		return;
	memcpy(regs.args, task->call.args, sizeof regs.args);
	registers_set_args(task->tid, &regs);
}

int
call_set_result(const struct task *task, long result)
{
	struct registers regs;

	return registers_get(task->tid, &regs) == -1
		       ? -1
		       : registers_set_result(task->tid, &regs, result);
}

bool
call_is_interruption(long result)
{
	return result == -EINTR || result == -ERESTARTSYS ||
	       result == -ERESTARTNOINTR || result == -ERESTARTNOHAND ||
	       result == -ERESTART_RESTARTBLOCK;
}

int
call_interrupted(const struct task *task, long *result)
{
	if (call_set_result(task, -ERESTARTNOHAND) == -1)
		return -1;
	*result = -ERESTARTNOHAND;
	return 0;
}

bool
call_was_interrupted(const struct task *task, const struct registers *regs)
{
	return registers_interrupted(regs, &task->call.regs);
}

void
call_again(const struct task *task)
{
	struct registers regs;

	if (registers_get(task->tid, &regs) == -1)
		return;
	if (registers_same_call(&regs, &task->call.regs))
		memcpy(regs.args, task->call.args, sizeof regs.args);
	registers_again(task->tid, &regs);
}
