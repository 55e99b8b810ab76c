/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_APPLY_H
#define PROBE_MODEL_APPLY_H

#include "probe/model/model.h"

/** A new, empty model, or NULL with errno. Free with model_free(). */
struct model *model_new(void);
void model_free(struct model *model);

/**
 * Apply one event. Copies what it keeps, except event->stack, which it takes
 * over. Ignores events after EVENT_END: the kills are ours. Returns the copy in
 * the log (NULL if merged into an earlier event), and sets model->error if the
 * event makes no sense.
 */
const struct event *model_apply(struct model *model, const struct event *event);

#endif
