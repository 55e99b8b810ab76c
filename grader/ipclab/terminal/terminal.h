/* SPDX-License-Identifier: MIT */
/* The terminal: its size, its styles, folded text. */
#ifndef IPCLAB_TERMINAL_H
#define IPCLAB_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/**
 * Start output to out. Colours are used on a terminal, unless NO_COLOR is set
 * (no-color.org) or TERM is "dumb".
 */
void terminal_start(FILE *out);

/** Is out a terminal that can do more than print lines? Call it after
 *  terminal_start(). */
bool terminal_is_screen(void);

/** Columns (40 to 100) and lines (at least 24) of a terminal; else 80 and
 *  24. */
size_t terminal_width(void);
long terminal_height(void);

/** The escape sequence of a style, or "" if there are no colours. */
const char *style_bold(void);
const char *style_good(void);
const char *style_bad(void);
const char *style_dim(void);
const char *style_off(void);

/**
 * Print text folded at the terminal's width, each line after indent; words
 * longer than a line stay whole. Newlines in text start new lines.
 */
void print_folded(FILE *out, const char *indent, const char *text);

#endif
