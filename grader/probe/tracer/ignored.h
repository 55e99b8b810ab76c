/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IGNORED_H
#define PROBE_IGNORED_H

/*
 * Signals that the program ignores. Without a tracer the kernel discards them
 * when they are sent. With one they cause a stop, and interrupt calls that the
 * kernel does not restart (epoll_wait, semop, sigwaitinfo, recv with a
 * timeout): these fail with EINTR, which no program expects of a signal that it
 * ignores. Such a call is made again. Source: signal(7), "Interruption of
 * system calls"; sig_ignored() in the kernel's signal.c.
 */
#include "probe/live/task.h"

/**
 * At the exit stop of a call (sig 0) or at the stop of this signal: if only
 * ignored signals made the thread's call fail, let it be made again, and return
 * true: the call has no result yet. A timeout starts anew. regs: the thread's
 * registers at that stop.
 */
bool ignored_undo(const struct task *task, const struct registers *regs,
		  int sig);

#endif
