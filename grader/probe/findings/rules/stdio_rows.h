/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STDIO_ROWS_H
#define PROBE_STDIO_ROWS_H

/* What became of the bytes in a stdio buffer. */
#include "probe/findings/finding.h"

/**
 * The write after the fork, and before `end` (NULL: ever), by which the process
 * wrote what was in the buffer at the fork; or NULL. It may have written other
 * text too, bypassing the stream.
 */
const struct event *stdio_written(const struct process *process,
				  const struct stdio_row *row,
				  const struct event *fork,
				  const struct event *end);

/** Bytes in the buffer at `end` that are only a copy of the parent's. */
long stdio_inherited(const struct process *process, int fd,
		     const struct event *end);

#endif
