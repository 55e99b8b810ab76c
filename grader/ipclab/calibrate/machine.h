/* SPDX-License-Identifier: MIT */
/* What a verdict depends on besides the submission: the machine. */
#ifndef IPCLAB_MACHINE_H
#define IPCLAB_MACHINE_H

#include "ipclab/base/sha256.h"
#include "ipclab/grade/isolation.h"

/**
 * A hash of everything that could change a mechanism's answer: the kernel and
 * its boot, libc and the other libraries here, what this process may do, the
 * tools and libraries of checks, the kit, the isolation profile. It changes
 * with each boot. Source: proc_sys_kernel(5) random/boot_id,
 * proc_pid_status(5).
 */
void machine_key(const struct lab *calibration, const struct sandbox *sandbox,
		 char hex[SHA256_HEX]);

/**
 * The private folder in which calibrations are recorded:
 * $XDG_CACHE_HOME/ipclab, else ~/.cache/ipclab. It is made if necessary.
 * Returns NULL if there is none. Ownership: the caller frees.
 */
char *machine_cache(void);

#endif
