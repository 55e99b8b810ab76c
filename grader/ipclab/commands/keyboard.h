/* SPDX-License-Identifier: MIT */
/* Single keys of the terminal that watch runs in. */
#ifndef IPCLAB_KEYBOARD_H
#define IPCLAB_KEYBOARD_H

#include <stdbool.h>
#include <stdio.h>

/** Read keys without their Enter, unseen, if standard input is a terminal; it
    gets its way back at exit. */
void keyboard_take(void);

/** Give the terminal back to others, until it is taken again. */
void keyboard_release(void);

bool keyboard_is_there(void);

/** The next key; 0: none. */
int keyboard_read(void);

/** Clear the screen, where there are keys. */
void keyboard_clear(FILE *out);

#endif
