/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_BIRTH_H
#define PROBE_READER_BIRTH_H

#include "probe/lines/reader_parts.h"
#include <sched.h>

/**
 * Start a reader for an image; it keeps the image's current map. names_only:
 * ignore the program's debug information. cpus: where it should run; NULL:
 * where we run. Returns NULL with errno. Ownership: reader_end().
 */
struct reader *reader_start(const struct image *image, bool names_only,
			    const cpu_set_t *cpus);

#endif
