/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ENTRY_STACK_H
#define PROBE_ENTRY_STACK_H

/*
 * What the kernel puts on the stack of a new program: its arguments and the
 * auxiliary vector. Valid only at the exec stop, before the program has run.
 * Source: psABI x86-64, figure 3.9; getauxval(3).
 */
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** A copy of that, from the stack pointer up. */
struct entry_stack {
	uint64_t sp;
	size_t bytes;
	union {
		uint64_t words[4096];
		char text[4096 * 8];
	};
};

/** Copy it from a stopped thread. Returns 0; or -1 with errno and an empty
 *  copy, which the functions below also accept. */
int entry_stack_read(pid_t tid, struct entry_stack *out);

/**
 * The arguments, as many as the copy holds, NULL-terminated; NULL if out of
 * memory. Free with entry_argv_free().
 */
char **entry_argv(pid_t tid, const struct entry_stack *stack);
void entry_argv_free(char **argv);

/** The index, in words, of the value of that auxiliary vector entry; 0 if
 *  none. */
size_t entry_aux(const struct entry_stack *stack, uint64_t type);

/** At the exec stop: remove the vDSO from the auxiliary vector, so that each
 *  reading of a clock is a call. Returns 0, or -1 with errno. */
int entry_hide_vdso(pid_t pid, const struct entry_stack *stack);

#endif
