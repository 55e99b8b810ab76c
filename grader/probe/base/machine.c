/* SPDX-License-Identifier: MIT */
#include "probe/base/machine.h"
#include <elf.h>
#include <errno.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

#if defined(__x86_64__)

enum { CALL_BYTES = 2 }; /* of the instruction that makes a call */

static void
interpret(struct registers *r)
{
	const struct user_regs_struct *all = &r->all;

	r->nr = (int)all->orig_rax;
	r->args[0] = all->rdi;
	r->args[1] = all->rsi;
	r->args[2] = all->rdx;
	r->args[3] = all->r10;
	r->args[4] = all->r8;
	r->args[5] = all->r9;
	r->result = (long)all->rax;
	r->sp = all->rsp;
	r->pc = all->rip;
}

struct registers
registers_at(uint64_t sp, uint64_t pc)
{
	return registers_of(&(struct user_regs_struct){.rsp = sp, .rip = pc});
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

bool
registers_interrupted(const struct registers *r, const struct registers *entry)
{
	(void)entry;
	return (long)r->all.orig_rax >= 0 && r->result == -EINTR;
}

int
registers_again(pid_t tid, struct registers *r)
{
	r->all.rip -= CALL_BYTES;
	r->all.rax = r->all.orig_rax;
	r->all.orig_rax = (unsigned long long)-1; /* no restart besides */
	r->all.rdi = r->args[0];
	return registers_set_args(tid, r);
}

/* The psABI, figure 3.36: 0 to 15, and 16 for rip. */
size_t
registers_dwarf(const struct registers *registers,
		uint64_t out[DWARF_REGISTERS_MAX])
{
	const struct user_regs_struct *r = &registers->all;
	const uint64_t values[] = {r->rax, r->rdx, r->rcx, r->rbx, r->rsi,
				   r->rdi, r->rbp, r->rsp, r->r8,  r->r9,
				   r->r10, r->r11, r->r12, r->r13, r->r14,
				   r->r15, r->rip};

	memcpy(out, values, sizeof values);
	return sizeof values / sizeof *values;
}

size_t
registers_in_signal_frame(void)
{
	return 0;
}

uint64_t
plain_address(uint64_t address)
{
	return address;
}

#elif defined(__aarch64__)

enum {
	CALL_BYTES = 4,
	LINK = 30,     /* the register with the return address */
	CALL_NAME = 8, /* the one with the call's number */
	/* struct rt_sigframe: siginfo_t, then ucontext_t, in which the
	 * registers come after the address of a fault */
	SIGNAL_FRAME_REGISTERS = 128 + 176 + 8,
};

static int
transfer(int request, pid_t tid, int set, void *data, size_t size)
{
	struct iovec part = {data, size};

	return (int)ptrace(request, tid, (void *)(uintptr_t)set, &part);
}

static void
interpret(struct registers *r)
{
	r->nr = (int)r->all.regs[CALL_NAME];
	memcpy(r->args, r->all.regs, sizeof r->args);
	r->result = (long)r->all.regs[0];
	r->sp = r->all.sp;
	r->pc = r->all.pc;
}

struct registers
registers_at(uint64_t sp, uint64_t pc)
{
	return registers_of(&(struct user_regs_struct){.sp = sp, .pc = pc});
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

/* The call is not made; at its end: is over, and not restarted. */
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

bool
registers_interrupted(const struct registers *r, const struct registers *entry)
{
	return r->result == -EINTR && registers_same_call(r, entry);
}

int
registers_again(pid_t tid, struct registers *r)
{
	r->all.pc -= CALL_BYTES;
	r->all.regs[0] = r->args[0];
	return registers_set_args(tid, r) == -1 ? -1 : forget_call(tid);
}

/* The ABI's DWARF document: 0 to 30, and 31 for sp. */
size_t
registers_dwarf(const struct registers *registers,
		uint64_t out[DWARF_REGISTERS_MAX])
{
	memcpy(out, registers->all.regs, sizeof registers->all.regs);
	out[LINK] = plain_address(out[LINK]);
	out[LINK + 1] = registers->all.sp;
	return LINK + 2;
}

size_t
registers_in_signal_frame(void)
{
	return SIGNAL_FRAME_REGISTERS;
}

/* The stack lies at the top of what a program can address. */
uint64_t
plain_address(uint64_t address)
{
	uint64_t stack = (uint64_t)(uintptr_t)__builtin_frame_address(0);

	return address & (UINT64_MAX >> __builtin_clzll(stack));
}

#else
#error "configure refuses other processors"
#endif

int
registers_get(pid_t tid, struct registers *out)
{
	struct iovec part = {&out->all, sizeof out->all};

	if (ptrace(PTRACE_GETREGSET, tid, (void *)NT_PRSTATUS, &part) == -1)
		return -1;
	interpret(out);
	return 0;
}

struct registers
registers_of(const struct user_regs_struct *all)
{
	struct registers out = {.all = *all};

	interpret(&out);
	return out;
}

bool
registers_same_call(const struct registers *a, const struct registers *b)
{
	return a->nr == b->nr && a->sp == b->sp && a->pc == b->pc;
}
