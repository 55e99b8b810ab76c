/* SPDX-License-Identifier: MIT */
/* Rows of a CSV file (RFC 4180), with commas, semicolons or tabs between. */
#ifndef IPCLAB_CSV_H
#define IPCLAB_CSV_H

#include "ipclab/base/mem.h"

/** What stands between the fields of a text, by its first line. */
char csv_separator(const char *text);

/**
 * Take the next row: its fields are put into the empty list, and *at is moved
 * on. Returns false at the end of the text.
 */
bool csv_row(const char **at, char separator, struct strlist *fields);

#endif
