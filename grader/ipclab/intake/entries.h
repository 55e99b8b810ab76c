/* SPDX-License-Identifier: MIT */
/* What a folder of submissions contains: possible submissions, and other
   things. */
#ifndef IPCLAB_ENTRIES_H
#define IPCLAB_ENTRIES_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <stdbool.h>

/**
 * List the names in the folder, sorted: entries may be submissions; aside are
 * tables, notes and our own results. Files that operating systems leave are in
 * neither list. Returns 0, or -1 and *error if the folder can't be read.
 */
int entries_read(const char *path, struct strlist *entries,
		 struct strlist *aside, struct error *error);

/** Are these all labs' folders or sources, and none named after a student? */
bool entries_are_ones(const struct strlist *entries);

#endif
