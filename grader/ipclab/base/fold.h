/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_FOLD_H
#define IPCLAB_FOLD_H

#include <stdio.h>

/**
 * Print the text in lines of at most width columns (a longer word has a line of
 * its own), the first behind `first`, the others behind `indent`. Lines that
 * begin with a space or a tab are left as their author set them.
 */
void fold(FILE *out, const char *first, const char *indent, const char *text,
	  size_t width);

/** Columns of the terminal there, from 40 to 100; otherwise for what is none.
 *  Longer lines are hard to read. */
size_t fold_width(FILE *out, size_t otherwise);

#endif
