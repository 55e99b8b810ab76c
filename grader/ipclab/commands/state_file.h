/* SPDX-License-Identifier: MIT */
/* The student's private notes, which never leave the machine. */
#ifndef IPCLAB_STATE_FILE_H
#define IPCLAB_STATE_FILE_H

#include <stddef.h>

/**
 * The path of a note: $XDG_STATE_HOME/ipclab/NAME, else
 * ~/.local/state/ipclab/NAME. NULL if there is no such place. Ownership: the
 * caller frees.
 */
char *state_path(const char *name);

/** Replace the note; its folder is made if necessary. Returns 0, or -1. Errors
 *  are not reported, because a student's work does not depend on notes. */
int state_write(const char *path, const char *text);

#endif
