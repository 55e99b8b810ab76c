/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_FOLD_H
#define IPCLAB_FOLD_H

#include <stdio.h>

/**
 * Print the text in lines of at most width columns (a longer word gets a line
 * of its own): the first line after `first`, the others after `indent`. Lines
 * that begin with a space or a tab are printed unchanged.
 */
void fold(FILE *out, const char *first, const char *indent, const char *text,
	  size_t width);

/** The width of the terminal behind out, at most 100 columns, because longer
 *  lines are hard to read; 80 if it says less than 40; `otherwise` if out is
 *  not a terminal. */
size_t fold_width(FILE *out, size_t otherwise);

#endif
