/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROCESS_TABLE_H
#define PROBE_PROCESS_TABLE_H

#include "probe/model/model.h"

/** The table to change: the process's own, or the one it shares. */
struct table *process_fds(struct process *process);

/** End a descriptor: move it from the table to the history. */
void process_drop_fd(struct process *process, int fd,
		     const struct event *closed);

/** Stop sharing a descriptor table: give the process a copy of its own
 *  (exec). */
void own_table(struct model *model, struct process *process);

#endif
