/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_SIGNAL_H
#define PROBE_TURN_SIGNAL_H

/*
 * Which threads can go on after a signal, or after a process stopped, continued
 * or ended.
 */
#include "probe/control/turn.h"

/** A process sent this signal; pid is as in kill(2). */
void turn_signal(const struct live *live, pid_t pid, int sig);

/** A thread was stopped by a signal (task->stopped); and it was continued. */
void turn_stopped(const struct control *control, const struct live *live,
		  struct task *task);
void turn_continued(const struct live *live, struct task *task);

/** A process ended: drop its timers, and allow for its parent's SIGCHLD. */
void turn_gone(struct control *control, const struct live *live, pid_t pid);

#endif
