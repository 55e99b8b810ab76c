/* SPDX-License-Identifier: MIT */
/* Where the student's own notes are kept: they never go to anybody else. */
#ifndef IPCLAB_STATE_FILE_H
#define IPCLAB_STATE_FILE_H

#include <stddef.h>

/**
 * The path of a note: $XDG_STATE_HOME/ipclab/NAME, else
 * ~/.local/state/ipclab/NAME. NULL if there is no such place. Ownership: the
 * caller frees.
 */
char *state_path(const char *name);

/** Replace the note, and make its folder if necessary. Returns 0, or -1: a
 *  student's work does not depend on it, so nobody is told. */
int state_write(const char *path, const char *text);

#endif
