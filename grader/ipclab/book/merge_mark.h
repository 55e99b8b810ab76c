/* SPDX-License-Identifier: MIT */
/* How a new mark replaces the previous one. */
#ifndef IPCLAB_MERGE_MARK_H
#define IPCLAB_MERGE_MARK_H

#include "ipclab/base/mem.h"
#include "ipclab/book/gradebook.h"

/**
 * Store a lab's mark. If it has checks of status error and the current mark has
 * none, the current mark stays and the failure is recorded. If only some checks
 * were run (only), they replace those of the previous mark. Returns 0, or -1
 * and *error.
 */
int merge_mark(struct gradebook *book, const char *name, struct mark_row *row,
	       const struct strlist *only, struct error *error);

#endif
