/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_FD_H
#define PROBE_MODEL_FD_H

#include "probe/model/model.h"

void apply_pipe(struct model *, struct process *, const struct event *);
void apply_open(struct model *, struct process *, const struct event *);
void apply_dup(struct model *, struct process *, const struct event *);
void apply_close(struct model *, struct process *, const struct event *);
void apply_close_range(struct model *, struct process *, const struct event *);
void apply_setfd(struct model *, struct process *, const struct event *);
void apply_setfl(struct model *, struct process *, const struct event *);
void apply_fd(struct model *, struct process *, const struct event *);
void apply_mknod(struct model *, struct process *, const struct event *);
void apply_unlink(struct model *, struct process *, const struct event *);

#endif
