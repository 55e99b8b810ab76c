/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MORE_LINES_H
#define PROBE_MORE_LINES_H

/* What one output says that another does not. */
#include <stddef.h>

/** An output, or a line of one. */
struct printed {
	const char *text;
	size_t len;
};

enum more { MORE_NOTHING, MORE_LINES, MORE_WITH_NUMBER };

/**
 * Does this output have a line that base lacks or has less often, such as a
 * message, and does one of those lines have this number in it? In O(n log n).
 * Out of memory: MORE_LINES.
 */
enum more more_lines(struct printed output, struct printed base, int number);

#endif
