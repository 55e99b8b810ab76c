/* A lab's result for a person at a terminal. */
#ifndef IPCLAB_TERMINAL_H
#define IPCLAB_TERMINAL_H

#include <jansson.h>
#include <stdio.h>

/** Colours are used on a terminal, unless NO_COLOR is set (no-color.org). */
void terminal_start(FILE *out);

/** The escape sequence of a style, or "" where there are no colours. */
const char *style_bold(void);
const char *style_good(void);
const char *style_bad(void);
const char *style_dim(void);
const char *style_off(void);

/**
 * Print text folded at 80 columns, each line after indent; words longer than
 * a line stay whole. Newlines in text start new lines.
 */
void print_folded(FILE *out, const char *indent, const char *text);

/** Print a lab's result: checks, findings, what to do next, the score. */
void terminal_lab(FILE *out, const json_t *lab);

#endif
