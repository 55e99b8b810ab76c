/* SPDX-License-Identifier: MIT */
/* Reading single keys from the terminal, for watch. */
#ifndef IPCLAB_KEYBOARD_H
#define IPCLAB_KEYBOARD_H

#include <stdbool.h>
#include <stdio.h>

/** If standard input is a terminal: read keys without Enter and echo. Its
    settings are restored at exit. */
void keyboard_take(void);

/** Give the terminal back to other programs, until keyboard_take(). */
void keyboard_release(void);

bool keyboard_is_there(void);

/** The next key; 0: none. */
int keyboard_read(void);

/** Clear the screen, if there are keys. */
void keyboard_clear(FILE *out);

#endif
