/* SPDX-License-Identifier: MIT */
/* What a mark was before, and why it has changed. */
#ifndef IPCLAB_HISTORY_H
#define IPCLAB_HISTORY_H

#include "ipclab/book/gradebook.h"

/**
 * Keep the current mark as a former one, if the new one differs in the points
 * of a check or in what they come from. Call it before gradebook_put_mark().
 * Returns 0, or -1 and *error.
 */
int history_keep(struct gradebook *book, const char *name,
		 const struct mark_row *mark, struct error *error);

/**
 * Has a lab's mark fallen though the files are the same? NULL if not; else
 * {"from", "to", "why": ["kit", "lab", "isolation", "machine", "hidden"],
 * "checks": [{"id", "from", "to", "message"}]}. The caller owns it.
 */
json_t *history_fell(struct gradebook *book, const char *name,
		     const struct mark_row *mark);

/** A line for each lab of a result whose mark has fallen in this way: "LAB:
    from 100 to 70 …". Appends to *lines. */
void history_fallen(const json_t *result, struct strlist *lines);

/**
 * All former and current marks of a submission, by lab, the oldest first:
 * [{"lab", "hash", "kit", "isolation", "score", "max", "seed", "graded",
 * "machine", "person", "failure", "stands"}]. The caller owns it.
 */
json_t *history_of(struct gradebook *book, const char *name);

#endif
