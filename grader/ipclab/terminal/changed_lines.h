/* SPDX-License-Identifier: MIT */
/* The lines in which two programs differ. */
#ifndef IPCLAB_CHANGED_LINES_H
#define IPCLAB_CHANGED_LINES_H

#include "ipclab/base/mem.h"

/**
 * Compare two programs line by line. *in_old gets a character for each line of
 * the old one: '-', or ' ' if it is in both; *in_new one for each line of the
 * new one: '+' or ' '. The caller frees both.
 */
void changed_lines(const struct strlist *old, const struct strlist *new,
		   char **in_old, char **in_new);

#endif
