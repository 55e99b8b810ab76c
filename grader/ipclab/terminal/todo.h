/* SPDX-License-Identifier: MIT */
/* TODO n: comments in skeletons, and paragraphs of handouts about them. */
#ifndef IPCLAB_TODO_H
#define IPCLAB_TODO_H

#include <stdbool.h>
#include <stdio.h>

/**
 * Print each comment of a source that mentions TODO number, with its file and
 * line. Returns whether there was any.
 */
bool todo_print(FILE *out, const char *file, const char *source, long number);

/** The first line of a source that mentions TODO number; 0 if none does. */
long todo_line(const char *source, long number);

/** The lowest TODO above number that the text mentions; 0 if there is none. */
long todo_after(const char *source, long number);

/** Print each paragraph or list item of Markdown that mentions TODO number. */
void todo_print_paragraphs(FILE *out, const char *text, long number);

#endif
