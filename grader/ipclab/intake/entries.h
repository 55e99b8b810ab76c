/* SPDX-License-Identifier: MIT */
/* What lies in a folder of submissions: whose it may be, and what is beside. */
#ifndef IPCLAB_ENTRIES_H
#define IPCLAB_ENTRIES_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <stdbool.h>

/**
 * The names in the folder, sorted: entries may be submissions; aside are
 * sheets, notes and results of ours. What systems leave is in neither.
 * Returns 0, or -1 and *error: it can't be read.
 */
int entries_read(const char *path, struct strlist *entries,
		 struct strlist *aside, struct error *error);

/** Are these labs' folders or sources, and nothing that is a student's? */
bool entries_are_ones(const struct strlist *entries);

#endif
