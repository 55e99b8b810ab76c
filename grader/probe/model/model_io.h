/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_IO_H
#define PROBE_MODEL_IO_H

#include "probe/model/model.h"

/** `event` is the tracer's; `kept` is its copy in the log, or NULL. */
void count_io(struct model *, struct process *, const struct event *event,
	      struct event *kept);

#endif
