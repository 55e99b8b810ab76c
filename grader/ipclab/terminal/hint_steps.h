/* SPDX-License-Identifier: MIT */
/* labs/NN-name/hints.md: three steps for each TODO. */
#ifndef IPCLAB_HINT_STEPS_H
#define IPCLAB_HINT_STEPS_H

#include "ipclab/base/mem.h"

/**
 * The steps below "## TODO number": the items "1. ", "2. ", ... of a list, each
 * one paragraph. Appends to *steps; none if the text has no such heading.
 */
void hint_steps_read(struct strlist *steps, const char *text, long number);

#endif
