/* SPDX-License-Identifier: MIT */
/* Has a mark fallen on unchanged work, and why? */
#ifndef IPCLAB_HISTORY_FELL_H
#define IPCLAB_HISTORY_FELL_H

#include "ipclab/book/gradebook.h"

/**
 * Has a lab's mark fallen though the files are the same? NULL if not; else
 * {"from", "to", "why": ["kit", "lab", "isolation", "machine", "hidden"],
 * "checks": [{"id", "from", "to", "message"}]}. The caller owns it.
 */
json_t *history_fell(struct gradebook *book, const char *name,
		     const struct mark_row *mark);

/** Append a line to *lines for each lab of a result whose mark has fallen like
    this: "LAB: from 100 to 70 …". */
void history_fallen(const json_t *result, struct strlist *lines);

#endif
