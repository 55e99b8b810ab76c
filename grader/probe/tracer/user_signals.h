/* SPDX-License-Identifier: MIT */
#ifndef PROBE_USER_SIGNALS_H
#define PROBE_USER_SIGNALS_H

/*
 * Signals to ipcprobe while a program runs: the tick, and what whoever started
 * it sends. Not reentrant: they belong to the process.
 * Source: sigaction(2), setitimer(2).
 */
#include <stdbool.h>

/**
 * Begin a run: a tick every 10 ms from now on. Of one run alone SIGTERM,
 * SIGINT and SIGHUP are handed on to the program, as SIGUSR1 and SIGUSR2 always
 * are. Of many, those three end them all: none is judged by such a signal.
 */
void user_signals_begin(bool many);

/** End a run: whatever comes after it ends at once where somebody wants it. */
void user_signals_end(void);

/** Has a tick come since the last call? */
bool user_signals_tick(void);

/** A signal to hand on to the program since the last call, or 0. */
int user_signals_forward(void);

/** The signal that asked to end many runs, or 0. */
int user_signals_interrupted(void);

#endif
