/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORD_READ_H
#define PROBE_RECORD_READ_H

#include "probe/events/record.h"

/**
 * Read the next non-empty line into record->text; then parse it as an event, if
 * it is one (a recording also holds other lines). Both return 1, 0 at the end
 * of the file, or -1 with errno: EINVAL (record->line is not an event), ENOMEM,
 * EIO.
 */
int record_line(struct record *record, FILE *in);
int record_parse(struct record *record);

/** Undo %XX in place. Returns the length, or -1 if malformed. */
ssize_t record_decode(char *text);

void record_free(struct record *record);

#endif
