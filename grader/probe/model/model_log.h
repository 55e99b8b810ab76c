/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_LOG_H
#define PROBE_MODEL_LOG_H

#include "probe/model/model.h"

/**
 * Copy the event into the log, or merge it into an earlier similar one. Takes
 * over event->stack. Returns the copy, or NULL if merged or out of memory.
 */
struct event *log_event(struct model *model, struct process *process,
			const struct event *event);
void log_free(struct model *model);

#endif
