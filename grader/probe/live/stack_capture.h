/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STACK_CAPTURE_H
#define PROBE_STACK_CAPTURE_H

#include "probe/events/stack.h"

/**
 * Copy the stack of a thread that is at a stop, or in a system call whose entry
 * registers are `regs`. Reads with process_vm_readv(2): never stops or changes
 * the thread. Reads the image's map again if the pc lies outside it. Returns
 * NULL with errno.
 */
struct stack *stack_capture(pid_t tid, const struct registers *regs,
			    struct image *image);

#endif
