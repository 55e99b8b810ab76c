/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INTERRUPTION_H
#define PROBE_INTERRUPTION_H

/* Calls that a signal from within the program interrupted (EINTR), and who sent
 * it. */
#include "probe/findings/rules/words.h"

/** One interrupted call, and what is known about it. */
struct interrupted {
	const struct process *process;
	const struct event *event;
	int signal;
	const struct process *sender; /* NULL: unknown, or the kernel */
	struct words by; /* "(SIGUSR1) from the child (process 2)" */
};

/** Does that signal ask the process to end, or say that time is up? Then it may
 *  well end a wait. */
bool asks_for_an_end(int signal);

/** Is it an own call of the program that a signal interrupted? */
bool was_interrupted(const struct event *event);

/** Fill in *it if the signal came from within the run and has a handler without
 *  SA_RESTART. */
bool interrupted_by(struct interrupted *it, const struct model *model,
		    const struct process *process, const struct event *event);

#endif
