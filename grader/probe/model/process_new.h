/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROCESS_NEW_H
#define PROBE_PROCESS_NEW_H

#include "probe/model/model.h"

/** A new process, numbered; NULL if out of memory. */
struct process *process_new(struct model *model, pid_t pid,
			    struct process *parent);

/** Add the program that the process runs from now on: from the event, or, if
 *  that is NULL, its parent's. Returns 0, or -1. */
int process_add_run(struct model *model, struct process *process,
		    const struct event *event, bool subject);

#endif
