/* SPDX-License-Identifier: MIT */
/* What a mark was before. */
#ifndef IPCLAB_HISTORY_H
#define IPCLAB_HISTORY_H

#include "ipclab/book/gradebook.h"

/**
 * Keep the current mark as an earlier one, if the new one differs in the points
 * of a check or in what they depend on. Call it before gradebook_put_mark().
 * Returns 0, or -1 and *error.
 */
int history_keep(struct gradebook *book, const char *name,
		 const struct mark_row *mark, struct error *error);

/**
 * All earlier and current marks of a submission, by lab, oldest first: [{"lab",
 * "hash", "kit", "isolation", "score", "max", "seed", "graded", "machine",
 * "person", "failure", "stands"}]. The caller owns the array.
 */
json_t *history_of(struct gradebook *book, const char *name);

#endif
