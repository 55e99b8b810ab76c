/* SPDX-License-Identifier: MIT */
#include "probe/live/registers.h"

#include <elf.h>
#include <errno.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

static int read_all(pid_t tid, struct registers *out);

int
registers_get(pid_t tid, struct registers *out)
{
	if (read_all(tid, out) == -1)
		return -1;
	*out = registers_of(&out->all);
	return 0;
}

int
registers_call(pid_t tid, struct registers *out)
{
	struct __ptrace_syscall_info info;
	long got = ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info);

	if (got <= 0 || (info.op != PTRACE_SYSCALL_INFO_SECCOMP &&
			 info.op != PTRACE_SYSCALL_INFO_ENTRY))
		return registers_get(tid, out);
	*out = registers_at(info.stack_pointer, info.instruction_pointer);
	out->nr = (int)info.entry.nr; /* the same place in info.seccomp */
	memcpy(out->args, info.entry.args, sizeof out->args);
	return 0;
}

int
registers_result(pid_t tid, long *result)
{
	struct __ptrace_syscall_info info;
	struct registers regs;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info) > 0 &&
	    info.op == PTRACE_SYSCALL_INFO_EXIT) {
		*result = (long)info.exit.rval;
		return 0;
	}
	if (registers_get(tid, &regs) == -1)
		return -1;
	*result = regs.result;
	return 0;
}

#if defined(__x86_64__)

enum { CALL_BYTES = 2 }; /* length of the syscall instruction */
#define CALL_CODE 0x050fL
#define CALL_MASK 0xffffL

/* Two thirds of what PTRACE_GETREGSET costs. */
static int
read_all(pid_t tid, struct registers *out)
{
	return (int)ptrace(PTRACE_GETREGS, tid, NULL, &out->all);
}

int
registers_set_args(pid_t tid, struct registers *r)
{
	r->all.rsi = r->args[1];
	r->all.rdx = r->args[2];
	r->all.r10 = r->args[3];
	r->all.r8 = r->args[4];
	r->all.r9 = r->args[5];
	return (int)ptrace(PTRACE_SETREGS, tid, NULL, &r->all);
}

int
registers_set_result(pid_t tid, struct registers *r, long result)
{
	r->result = result;
	r->all.rax = (unsigned long long)result;
	return (int)ptrace(PTRACE_SETREGS, tid, NULL, &r->all);
}

int
registers_skip(pid_t tid, const struct registers *r, long result)
{
	struct user_regs_struct all = r->all;

	all.orig_rax = (unsigned long long)-1;
	all.rax = (unsigned long long)result;
	return (int)ptrace(PTRACE_SETREGS, tid, NULL, &all);
}

int
registers_again(pid_t tid, struct registers *r)
{
	r->all.rip -= CALL_BYTES;
	r->all.rax = r->all.orig_rax;
	r->all.orig_rax = (unsigned long long)-1; /* no restart as well */
	r->all.rdi = r->args[0];
	return registers_set_args(tid, r);
}

#elif defined(__aarch64__)

enum { CALL_BYTES = 4 };
#define CALL_CODE 0xd4000001L /* svc #0 */
#define CALL_MASK 0xffffffffL

static int
transfer(int request, pid_t tid, int set, void *data, size_t size)
{
	struct iovec part = {data, size};

	return (int)ptrace(request, tid, (void *)(uintptr_t)set, &part);
}

static int
read_all(pid_t tid, struct registers *out)
{
	return transfer(PTRACE_GETREGSET, tid, NT_PRSTATUS, &out->all,
			sizeof out->all);
}

int
registers_set_args(pid_t tid, struct registers *r)
{
	memcpy(r->all.regs + 1, r->args + 1, 5 * sizeof *r->args);
	return transfer(PTRACE_SETREGSET, tid, NT_PRSTATUS, &r->all,
			sizeof r->all);
}

int
registers_set_result(pid_t tid, struct registers *r, long result)
{
	r->result = result;
	r->all.regs[0] = (uint64_t)result;
	return transfer(PTRACE_SETREGSET, tid, NT_PRSTATUS, &r->all,
			sizeof r->all);
}

/* At the entry: don't make the call. At the exit: don't restart it. */
static int
forget_call(pid_t tid)
{
	int none = -1;

	return transfer(PTRACE_SETREGSET, tid, NT_ARM_SYSTEM_CALL, &none,
			sizeof none);
}

int
registers_skip(pid_t tid, const struct registers *r, long result)
{
	struct registers changed = *r;

	return registers_set_result(tid, &changed, result) == -1
		       ? -1
		       : forget_call(tid);
}

int
registers_again(pid_t tid, struct registers *r)
{
	r->all.pc -= CALL_BYTES;
	r->all.regs[0] = r->args[0];
	return registers_set_args(tid, r) == -1 ? -1 : forget_call(tid);
}

#endif

bool
registers_before_call(pid_t tid, const struct registers *r)
{
	long word;

	errno = 0;
	word = ptrace(PTRACE_PEEKTEXT, tid, (void *)(uintptr_t)r->pc, NULL);
	return errno || (word & CALL_MASK) == CALL_CODE;
}
