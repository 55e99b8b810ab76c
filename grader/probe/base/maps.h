/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MAPS_H
#define PROBE_MAPS_H

/* Lines of /proc/PID/maps. Source: proc(5). */
#include <stdbool.h>
#include <stdint.h>

struct mapping {
	uint64_t start, end, offset;
	bool writable, executable;
	char path[256]; /* truncated if longer; "" if there is none */
};

/** Parse the line at `text`. Returns the next line, or NULL at the end; a
 *  malformed line gives a mapping from 0 to 0. */
const char *maps_next(const char *text, struct mapping *out);

#endif
