/* SPDX-License-Identifier: MIT */
/* The guard: a process between ipclab and a program that it runs. */
#ifndef IPCLAB_RUN_GUARD_H
#define IPCLAB_RUN_GUARD_H

#include "ipclab/base/run.h"

#include <sys/types.h>

/**
 * In a child of ipclab: run the program with its output going to a descriptor,
 * and end when the program has ended and nothing is left of it; then write its
 * status, as wait(2) gives it, to report as an int. The guard notices a kill -9
 * of ipclab (parent), and kills all that the program started. Its name differs
 * from ipclab's, so that "killall -9 ipclab" leaves it time to do so. SIGTERM
 * has the same effect. Exits with 127 if there was nothing to report.
 */
_Noreturn void guard(const struct run *run, int output, int report,
		     pid_t parent);

/**
 * Kill and reap all children of this process, and their children as we inherit
 * them, until none is left. For a subreaper: prctl(2) PR_SET_CHILD_SUBREAPER.
 */
void guard_reap_all(void);

#endif
