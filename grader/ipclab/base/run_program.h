/* SPDX-License-Identifier: MIT */
/* Running a program of the kit's: a compiler, bats. Nothing outlives it. */
#ifndef IPCLAB_RUN_PROGRAM_H
#define IPCLAB_RUN_PROGRAM_H

#include "ipclab/base/mem.h"
#include "ipclab/base/run.h"

#include <sys/types.h>

/**
 * Run a program to its end, and kill whatever it left behind.
 * It has a session of its own, an empty stdin, and no descriptor but 0, 1 and
 * 2. Returns 0 and fills *end, or -1 with errno (fork, pipe).
 * Ownership: the caller frees end->output. Waits for every child of this
 * process, which therefore must have no others.
 * Source: prctl(2) PR_SET_CHILD_SUBREAPER, pidfd_open(2).
 */
int run_wait(const struct program_run *run, struct run_end *end);

/**
 * The same for several programs at the same time: returns when all have ended,
 * and fills ends[i] for runs[i]. If it returns -1, none is left running, and
 * there is nothing to free.
 */
int run_all(const struct program_run *runs, size_t count, struct run_end *ends);

/** Wait for a child; signals don't interrupt it. Returns its status, as wait(2)
 * gives it. */
int run_reap(pid_t child);

/** "NAME ended with status 1", or by which signal. The caller frees. */
char *run_how_ended(const char *name, int status);

#endif
