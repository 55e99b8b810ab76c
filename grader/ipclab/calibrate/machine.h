/* SPDX-License-Identifier: MIT */
/* What a verdict depends on beside the submission: the machine. */
#ifndef IPCLAB_MACHINE_H
#define IPCLAB_MACHINE_H

#include "ipclab/base/sha256.h"
#include "ipclab/grade/isolation.h"

/**
 * A hash of all that could change what a mechanism answers: the kernel and its
 * boot, libc, what this process may do, the tools and libraries of checks, the
 * kit, the profile of isolation. It is another one after each boot.
 * Source: proc_sys_kernel(5) random/boot_id, proc_pid_status(5).
 */
void machine_key(const struct lab *calibration, const struct sandbox *sandbox,
		 char hex[SHA256_HEX]);

/**
 * The folder, ours alone, where calibrations are remembered:
 * $XDG_CACHE_HOME/ipclab, else ~/.cache/ipclab; it is made if need be.
 * Returns NULL where there is none. Ownership: the caller frees.
 */
char *machine_cache(void);

#endif
