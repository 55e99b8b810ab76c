/* SPDX-License-Identifier: MIT */
/* Which hints a student has read: for the student only. */
#ifndef IPCLAB_HINTS_READ_H
#define IPCLAB_HINTS_READ_H

#include <stddef.h>

/**
 * Note that a step (from 1) of a TODO's hints was read, in
 * $XDG_STATE_HOME/ipclab/hints or ~/.local/state/ipclab/hints. Returns how many
 * of the lab's have been read, or 0 if that can't be kept.
 */
size_t hints_read(const char *lab, long todo, size_t step);

#endif
