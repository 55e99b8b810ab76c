/* SPDX-License-Identifier: MIT */
/* marks.csv: one line for each submission, one column for each lab. */
#ifndef IPCLAB_MARKS_CSV_H
#define IPCLAB_MARKS_CSV_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdio.h>

/** The line of column names. labs: ids of all labs in the gradebook. */
void marks_header(FILE *file, const struct strlist *labs);

/** One submission's line. */
void marks_line(FILE *file, const struct strlist *labs, const json_t *result);

/**
 * One field, quoted where necessary (RFC 4180). A field that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
void csv_field(FILE *file, const char *text);

#endif
