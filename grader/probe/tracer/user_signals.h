/* SPDX-License-Identifier: MIT */
#ifndef PROBE_USER_SIGNALS_H
#define PROBE_USER_SIGNALS_H

/*
 * Signals to ipcprobe while a program runs: the tick, and those sent by whoever
 * started ipcprobe. Not reentrant: they belong to the process.
 * Source: sigaction(2), setitimer(2).
 */
#include "probe/start/launch.h"
#include <stdbool.h>

/**
 * Begin a run: a tick every 10 ms from now on. SIGTERM, SIGINT and SIGHUP are
 * for whom the run says; SIGUSR1 and SIGUSR2 are always for the program, to
 * which they are passed on.
 */
void user_signals_begin(enum signals_for who);

/** End a run: nothing is passed on any more. What still was to be has been
 *  missed. */
void user_signals_end(void);

/** The program did not live to get this signal, or 0: it may be for us. */
void user_signals_missed(int sig);

/** Has a tick come since the last call? */
bool user_signals_tick(void);

/** A signal received since the last call, to pass on to the program; or 0. */
int user_signals_forward(void);

/** The signal that asked us to end, and not the program; or 0. */
int user_signals_interrupted(void);

#endif
