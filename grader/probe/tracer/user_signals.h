/* SPDX-License-Identifier: MIT */
#ifndef PROBE_USER_SIGNALS_H
#define PROBE_USER_SIGNALS_H

/*
 * Signals to ipcprobe while a program runs: the tick, and those sent by whoever
 * started ipcprobe. Not reentrant: they belong to the process.
 * Source: sigaction(2), setitimer(2).
 */
#include <stdbool.h>

/**
 * Begin a run: a tick every 10 ms from now on. If it is the only run, SIGTERM,
 * SIGINT and SIGHUP are passed on to the program, as SIGUSR1 and SIGUSR2 always
 * are. If there are many, those three end them all: no run is judged by such a
 * signal.
 */
void user_signals_begin(bool many);

/** End a run: from now on a signal that asks us to end does so at once. */
void user_signals_end(void);

/** Has a tick come since the last call? */
bool user_signals_tick(void);

/** A signal received since the last call, to pass on to the program; or 0. */
int user_signals_forward(void);

/** The signal that asked us to end many runs, or 0. */
int user_signals_interrupted(void);

#endif
