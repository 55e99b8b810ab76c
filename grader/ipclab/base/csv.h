/* SPDX-License-Identifier: MIT */
/* Rows of a CSV file (RFC 4180), with commas, semicolons or tabs between. */
#ifndef IPCLAB_CSV_H
#define IPCLAB_CSV_H

#include "ipclab/base/mem.h"

/** The field separator of a text, guessed from its first line. */
char csv_separator(const char *text);

/**
 * Take the next row: put its fields into the empty list, and move *at on.
 * Returns false at the end of the text.
 */
bool csv_row(const char **at, char separator, struct strlist *fields);

#endif
