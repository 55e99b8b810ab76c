#ifndef PROBE_RECORD_READ_H
#define PROBE_RECORD_READ_H

#include "probe/events/record.h"

/**
 * Read the next event. Returns 1, 0 at the end of the file, or -1 with errno:
 * EINVAL (record->line is no event), ENOMEM, EIO.
 */
int record_read(struct record *record, FILE *in);

void record_free(struct record *record);

#endif
