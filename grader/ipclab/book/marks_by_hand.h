/* SPDX-License-Identifier: MIT */
/* Writing marks.csv, which people may have edited. */
#ifndef IPCLAB_MARKS_BY_HAND_H
#define IPCLAB_MARKS_BY_HAND_H

#include "ipclab/book/outdir.h"

/**
 * Write OUT/marks.csv. If the file there is not the one that was last written,
 * somebody has changed it: it is kept as marks-by-hand.csv, numbered if
 * necessary, and a warning names whose lines differ. Returns 0, or -1 and
 * *error.
 */
int marks_write(const struct outdir *out, const char *text, size_t size,
		struct error *error);

#endif
