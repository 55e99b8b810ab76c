/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_LIFE_H
#define PROBE_MODEL_LIFE_H

#include "probe/model/model.h"

void apply_start(struct model *, struct process *, const struct event *);
void apply_fork(struct model *, struct process *, const struct event *);
void apply_exec(struct model *, struct process *, const struct event *);
void apply_exit(struct model *, struct process *, const struct event *);
void apply_wait(struct model *, struct process *, const struct event *);
void apply_end(struct model *, struct process *, const struct event *);

#endif
