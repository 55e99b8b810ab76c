/* SPDX-License-Identifier: MIT */
/* Printing a lab's result on a terminal. */
#ifndef IPCLAB_TERMINAL_H
#define IPCLAB_TERMINAL_H

#include <jansson.h>
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

/**
 * The result with its checks in the order to work in: public ones first; then
 * by the last of a check's TODOs, because the check can't pass before that is
 * done; then those with fewer TODOs first; those without a TODO last.
 * Ownership: the caller drops the reference; the checks are shared with the
 * original.
 */
json_t *terminal_in_order(const json_t *lab);

/** The first check that failed or, if none did, the first without a verdict;
    NULL if all passed. Ownership: the lab's. */
const json_t *terminal_first_failure(const json_t *lab);

/** The last TODO that a check looks at; 0: none. */
long terminal_last_todo(const json_t *check);

/** The TODO to go on with: the check's first one that no passed check looks at,
    else its last one; 0 if it has none. */
long terminal_todo_to_do(const json_t *lab, const json_t *check);

/** Does something fail to compile, so that nothing else matters yet? */
bool terminal_compile_first(const json_t *lab);

/** Print the points. */
void terminal_score(FILE *out, const json_t *lab);

/** Where a TODO is in the student's files; file NULL: nowhere. */
struct todo_place {
	const char *file;
	long line;
};
typedef struct todo_place find_todo(long todo, const void *context);

/**
 * Print a line "FILE:LINE: error: TEXT [ID]" for each finding, as compilers do;
 * for a failed check without findings, one at the place of its TODO; and the
 * compiler's messages. Hidden checks are left out. folder: put before each file
 * name, "" for none.
 */
void terminal_gcc(FILE *out, const json_t *lab, const char *folder,
		  find_todo *find, const void *context);

#endif
