/* SPDX-License-Identifier: MIT */
#ifndef PROBE_APPLY_H
#define PROBE_APPLY_H

#include "probe/model/model.h"

/** A fresh, empty model, or NULL with errno. Free with model_free(). */
struct model *model_new(void);
void model_free(struct model *model);

/**
 * Apply one event. Copies what it keeps, except event->stack, which it takes
 * over. Events after EVENT_END are ignored: the kills are ours.
 * Returns the copy kept in the log (NULL if it was merged into an earlier one),
 * and sets model->error if an event makes no sense.
 */
const struct event *model_apply(struct model *model, const struct event *event);

#endif
