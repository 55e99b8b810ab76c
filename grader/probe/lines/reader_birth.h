/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_BIRTH_H
#define PROBE_READER_BIRTH_H

#include "probe/lines/reader_parts.h"
#include <sched.h>

/**
 * Start one for an image, of which it keeps today's map. names_only: it does
 * without the debug information of the program, as if there were none. cpus:
 * where it should run; NULL: where we do. Returns NULL with errno. Ownership:
 * reader_end().
 */
struct reader *reader_start(const struct image *image, bool names_only,
			    const cpu_set_t *cpus);

#endif
