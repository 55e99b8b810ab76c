/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_BLOCKED_H
#define PROBE_MODEL_BLOCKED_H

#include "probe/model/model.h"

void apply_blocked(struct model *, struct process *, const struct event *);

#endif
