/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_KERNEL_H
#define PROBE_MODEL_KERNEL_H

#include "probe/model/model.h"

/**
 * Make the table agree with the kernel's rows, which are right: add missing
 * rows as HOW_OTHER, and remove rows that are not there.
 */
void table_reconcile(struct model *model, struct process *process,
		     const struct event *event);

/** Is this row of /proc still the open file description that the model has? Of
 *  the row's flags, only the access mode counts. */
bool desc_agrees(const struct desc *desc, const struct fd_row *row);

#endif
