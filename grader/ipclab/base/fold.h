/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_FOLD_H
#define IPCLAB_FOLD_H

#include <stdio.h>

/**
 * Print the text in lines of at most width columns (a longer word gets a line
 * of its own): the first line after `first`, the others after `indent`. Lines
 * that begin with a space or a tab are left as their author set them.
 */
void fold(FILE *out, const char *first, const char *indent, const char *text,
	  size_t width);

/** The columns of the terminal that out is, from 40 to 100, for longer lines
 *  are hard to read; `otherwise` if it is not a terminal. */
size_t fold_width(FILE *out, size_t otherwise);

#endif
