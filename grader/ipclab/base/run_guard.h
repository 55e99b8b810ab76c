/* SPDX-License-Identifier: MIT */
/* Who stands between ipclab and a program that it runs. */
#ifndef IPCLAB_RUN_GUARD_H
#define IPCLAB_RUN_GUARD_H

#include "ipclab/base/run.h"

#include <sys/types.h>

/**
 * In a child of ipclab's: run the program, its output to a descriptor, and end
 * when it has ended and nothing is left of it; its status, as wait(2) gives it,
 * is then written to report as an int. A kill -9 of ipclab (parent) tells the
 * guard, and it takes along all that the program started. It goes by another
 * name than ipclab's, so that "killall -9 ipclab" leaves it time to do so.
 * SIGTERM means the same. Exits with 127 if there was nothing to report.
 */
_Noreturn void guard(const struct run *run, int output, int report,
		     pid_t parent);

/**
 * Kill and reap all children of this process, and theirs as they come to us,
 * for good. For a subreaper: prctl(2) PR_SET_CHILD_SUBREAPER.
 */
void guard_reap_all(void);

#endif
