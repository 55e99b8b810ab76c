/* SPDX-License-Identifier: MIT */
/* What a folder of submissions holds: possible submissions, and other
   things. */
#ifndef IPCLAB_ENTRIES_H
#define IPCLAB_ENTRIES_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <stdbool.h>

/**
 * The names in the folder, sorted: entries may be submissions; aside are
 * sheets, notes and our own results. Files that operating systems leave are in
 * neither. Returns 0, or -1 and *error if it can't be read.
 */
int entries_read(const char *path, struct strlist *entries,
		 struct strlist *aside, struct error *error);

/** Are these labs' folders or sources, and nothing named after a student? */
bool entries_are_ones(const struct strlist *entries);

#endif
