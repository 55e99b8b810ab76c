/* SPDX-License-Identifier: MIT */
#ifndef PROBE_USER_SIGNALS_H
#define PROBE_USER_SIGNALS_H

/*
 * Signals to ipcprobe while a program runs: the tick, and those that the user
 * or the grader sends. Not reentrant: signals belong to the process. Source:
 * sigaction(2), setitimer(2).
 */
#include "probe/start/launch.h"
#include <stdbool.h>

/**
 * Begin a run: from now on, a tick every 10 ms. `who` receives SIGTERM, SIGINT
 * and SIGHUP; SIGUSR1 and SIGUSR2 are always passed on to the program.
 */
void user_signals_begin(enum signals_for who);

/** End a run: pass on nothing more. A signal that is still waiting counts as
 *  missed. */
void user_signals_end(void);

/** The program ended before it got this signal (0: none): it may be for us. */
void user_signals_missed(int sig);

/** Has a tick come since the last call? */
bool user_signals_tick(void);

/** A signal received since the last call, to be passed on to the program; or
 *  0. */
int user_signals_forward(void);

/** The signal that asks ipcprobe, not the program, to end; or 0. */
int user_signals_interrupted(void);

#endif
