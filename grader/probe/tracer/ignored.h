/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IGNORED_H
#define PROBE_IGNORED_H

/*
 * Signals that the program ignores. Without a tracer the kernel throws them
 * away when they are sent; with one they come to a stop, and interrupt a call
 * that the kernel does not restart (epoll_wait, semop, sigwaitinfo, recv with a
 * timeout): it fails with EINTR, which no program expects from a signal that it
 * ignores. Such a call is made again.
 * Source: signal(7), "Interruption of system calls"; sig_ignored() of the
 * kernel's signal.c.
 */
#include "probe/live/task.h"

/**
 * At the exit stop of a call (sig 0) or at the stop of this signal: if the
 * thread's call failed only because of ignored signals, let it be made again.
 * Then returns true: the call has no result yet. A timeout starts again. regs:
 * its registers at that stop.
 */
bool ignored_undo(const struct task *task, const struct registers *regs,
		  int sig);

#endif
