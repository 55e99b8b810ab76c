/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STATE_HASH_H
#define PROBE_STATE_HASH_H

#include "probe/base/machine.h"
#include <stdint.h>
#include <sys/types.h>

/**
 * A number that is the same where these registers and all memory that the
 * process can write are the same. 0 where they can't be read, or where there
 * is more than 4 MiB of it.
 */
uint64_t memory_print(pid_t tid, const struct registers *regs);

#endif
