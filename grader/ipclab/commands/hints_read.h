/* SPDX-License-Identifier: MIT */
/* Which hints a student has read. Nobody else sees this. */
#ifndef IPCLAB_HINTS_READ_H
#define IPCLAB_HINTS_READ_H

#include <stddef.h>

/**
 * Record that a step (from 1) of a TODO's hints was read, in
 * $XDG_STATE_HOME/ipclab/hints or ~/.local/state/ipclab/hints. Returns how many
 * of the lab's have been read, or 0 if that can't be recorded.
 */
size_t hints_read(const char *lab, long todo, size_t step);

#endif
