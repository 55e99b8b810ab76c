/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_KERNEL_H
#define PROBE_MODEL_KERNEL_H

#include "probe/model/model.h"

/**
 * Make the table agree with the kernel's rows, which are right: a row that we
 * don't know comes in as HOW_OTHER, one that is not there goes.
 */
void table_reconcile(struct model *model, struct process *process,
		     const struct event *event);

/** Is that row of /proc still the open file description that we think it is?
 * Of the row's flags only the access mode counts. */
bool desc_agrees(const struct desc *desc, const struct fd_row *row);

#endif
