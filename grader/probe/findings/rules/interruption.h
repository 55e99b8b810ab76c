/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INTERRUPTION_H
#define PROBE_INTERRUPTION_H

/* Calls that a signal of the program's own interrupted (EINTR), and whose
   signal it was. */
#include "probe/findings/rules/words.h"

/** One interrupted call, and what is known about it. */
struct interrupted {
	const struct process *process;
	const struct event *event;
	int signal;
	const struct process *sender; /* NULL: unknown, or the kernel */
	struct words by; /* "(SIGUSR1) from the child (process 2)" */
};

/** Does that signal ask for an end, or say that time is up? It may well end a
 *  wait. */
bool asks_for_an_end(int signal);

/** Is it a call of the program's own that a signal interrupted? */
bool was_interrupted(const struct event *event);

/** Fill in *it if the signal came from within, and has a handler without
 *  SA_RESTART. */
bool interrupted_by(struct interrupted *it, const struct model *model,
		    const struct process *process, const struct event *event);

#endif
