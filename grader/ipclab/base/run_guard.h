/* SPDX-License-Identifier: MIT */
/* The guard: a process between ipclab and a program that it runs. */
#ifndef IPCLAB_RUN_GUARD_H
#define IPCLAB_RUN_GUARD_H

#include "ipclab/base/run.h"

#include <sys/types.h>

/**
 * In a child of ipclab: run the program with its output going to a descriptor.
 * When it has ended, kill what it left behind, and write its status, as wait(2)
 * gives it, to report as an int. If ipclab (parent) is killed by SIGKILL, the
 * guard notices, and kills all that the program started. Its process name
 * differs from ipclab's, so that it survives a "killall -9 ipclab" and can do
 * so. SIGTERM has the same effect. Exits with 127 if there was nothing to
 * report.
 */
_Noreturn void guard(const struct program_run *run, int output, int report,
		     pid_t parent);

/**
 * Kill and reap all children of this process and, as we inherit them, their
 * children, until none is left. The caller must be a subreaper: prctl(2)
 * PR_SET_CHILD_SUBREAPER.
 */
void guard_reap_all(void);

#endif
