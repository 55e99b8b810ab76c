/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CALL_SITE_H
#define PROBE_CALL_SITE_H

#include "probe/control/faults.h"
#include "probe/lines/lines.h"

/** Where in the program's own code a call was made: a line, or an address if
   lines are unknown. */
struct call_site {
	const char *file; /* from the lines; NULL: unknown */
	int line;
	uint64_t pc;
	const char *called; /* the library's function; NULL: it has no name */
	size_t depth;       /* frames of libraries: 0: the program's own call */
	bool known;
};

/**
 * Find where this call was made; out->known stays false if nothing but
 * libraries made it. Returns 0, or -1 with errno and *what if its place should
 * be known but was lost.
 */
int call_site_find(struct call_site *out, const struct survey_row *row,
		   struct lines *lines, const char **what);

/** Is it the same place? */
bool call_site_same(const struct call_site *a, const struct call_site *b);

#endif
