/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STATE_HASH_H
#define PROBE_STATE_HASH_H

#include "probe/base/processor.h"
#include <stdint.h>
#include <sys/types.h>

/**
 * A hash of these registers and of all memory that the process can write: equal
 * states have equal hashes. 0 if something can't be read, or if there is more
 * than 4 MiB of such memory.
 */
uint64_t memory_print(pid_t tid, const struct registers *regs);

#endif
