/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_KERNEL_H
#define PROBE_MODEL_KERNEL_H

#include "probe/model/model.h"

/**
 * Make the table agree with the kernel's rows, which are right: a row that we
 * don't know is added as HOW_OTHER, one that is not there is removed.
 */
void table_reconcile(struct model *model, struct process *process,
		     const struct event *event);

/** Is that row of /proc still the open file description that we think it is?
 *  Only the access mode of the row's flags counts. */
bool desc_agrees(const struct desc *desc, const struct fd_row *row);

#endif
