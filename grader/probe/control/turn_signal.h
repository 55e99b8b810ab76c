/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_SIGNAL_H
#define PROBE_TURN_SIGNAL_H

/*
 * Signals, stops and ends of processes: whom they let go on.
 */
#include "probe/control/turn.h"

/** A process sent this signal; the target is as in kill(2). */
void turn_signal(const struct live *live, pid_t pid, int sig);

/** A thread was stopped by a signal (task->stopped), or is no longer. */
void turn_stopped(const struct control *control, const struct live *live,
		  struct task *task);
void turn_continued(const struct live *live, struct task *task);

/** A process ended: its timers, and its parent's SIGCHLD. */
void turn_gone(struct control *control, const struct live *live, pid_t pid);

#endif
