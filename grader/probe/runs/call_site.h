/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CALL_SITE_H
#define PROBE_CALL_SITE_H

#include "probe/control/faults.h"
#include "probe/lines/lines.h"

/** Where in the program's own code a call was made: a line, or an address if
 *  lines are unknown. */
struct call_site {
	const char *file; /* NULL: no lines, only pc */
	int line;
	uint64_t pc;
	const char *called; /* the library function called; NULL: unknown */
	size_t depth;       /* library frames; 0: the program makes the call */
	bool known;
};

/**
 * Find where this call was made; out->known stays false if only libraries are
 * on the stack. Returns 0, or -1 with errno and *what if the place should be
 * known but could not be found out.
 */
int call_site_find(struct call_site *out, const struct survey_row *row,
		   struct lines *lines, const char **what);

/** Are they the same place? */
bool call_site_same(const struct call_site *a, const struct call_site *b);

#endif
