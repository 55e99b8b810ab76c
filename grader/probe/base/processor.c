/* SPDX-License-Identifier: MIT */
#include "probe/base/processor.h"
#include <errno.h>
#include <string.h>

#if defined(__x86_64__)

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

bool
registers_interrupted(const struct registers *r, const struct registers *entry)
{
	(void)entry;
	return (long)r->all.orig_rax >= 0 && r->result == -EINTR;
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
	LINK = 30,     /* the register with the return address */
	CALL_NAME = 8, /* the register with the call's number */
	/* struct rt_sigframe: siginfo_t, then ucontext_t, whose registers
	 * follow the fault address */
	SIGNAL_FRAME_REGISTERS = 128 + 176 + 8,
};

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

bool
registers_interrupted(const struct registers *r, const struct registers *entry)
{
	return r->result == -EINTR && registers_same_call(r, entry);
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

/* The stack is near the top of the address space, so its address shows how many
 * bits an address has. */
uint64_t
plain_address(uint64_t address)
{
	uint64_t stack = (uint64_t)(uintptr_t)__builtin_frame_address(0);

	return address & (UINT64_MAX >> __builtin_clzll(stack));
}

#else
#error "configure refuses other processors"
#endif

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
