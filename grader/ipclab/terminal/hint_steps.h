/* SPDX-License-Identifier: MIT */
/* labs/NN-name/hints.md: hints in three steps for each TODO. */
#ifndef IPCLAB_HINT_STEPS_H
#define IPCLAB_HINT_STEPS_H

#include "ipclab/base/mem.h"

/**
 * The steps below "## TODO number": the items "1. ", "2. ", ... of a list, each
 * a paragraph. Appends to *steps; nothing if the text has no such heading.
 */
void hint_steps_read(struct strlist *steps, const char *text, long number);

#endif
