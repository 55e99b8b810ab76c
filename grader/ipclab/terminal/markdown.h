/* SPDX-License-Identifier: MIT */
/* Printing the subset of Markdown that explain/ and the handouts use. */
#ifndef IPCLAB_MARKDOWN_H
#define IPCLAB_MARKDOWN_H

#include <stdio.h>

/**
 * Print Markdown on a terminal, folded at 80 columns: headings, paragraphs,
 * lists, fenced code. Comments are left out. The programs below "Wrong" and
 * "Right" get - and + where they differ.
 */
void markdown_print(FILE *out, const char *text);

#endif
