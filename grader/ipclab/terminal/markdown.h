/* SPDX-License-Identifier: MIT */
/* The little Markdown that explain/ and the handouts are written in. */
#ifndef IPCLAB_MARKDOWN_H
#define IPCLAB_MARKDOWN_H

#include <stdio.h>

/**
 * Print Markdown for a terminal, folded at 80 columns: headings, paragraphs,
 * lists, fenced code; comments are left out. The programs below "Wrong" and
 * "Right" are marked with - and + where they differ.
 */
void markdown_print(FILE *out, const char *text);

#endif
