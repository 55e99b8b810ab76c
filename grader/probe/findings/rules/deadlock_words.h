/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DEADLOCK_WORDS_H
#define PROBE_DEADLOCK_WORDS_H

/* Why what a process waits for never comes, and what to do about it, where no
 * rule has a finding of its own. */
#include "probe/findings/finding.h"

/** Is it blocked in a socket, whose other end is not known? */
bool stuck_in_socket(const struct process *process);

/**
 * The last signal with a handler that came to a process which now waits for
 * one; the process is *who. NULL if there is none. It may have ended an earlier
 * wait, or come between that and this one.
 */
const struct event *early_signal(const struct model *model,
				 const struct process **who);

/** A process that waits for signals, SIGCHLD among them, while children of its
 *  have ended that it never waited for; or NULL. */
const struct process *misses_children(const struct model *model);

/** The next step, in general. */
const char *deadlock_step(const struct findings *findings,
			  const struct model *model);

#endif
