/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STDIO_PEEK_H
#define PROBE_STDIO_PEEK_H

#include "probe/events/event.h"
#include "probe/events/stack.h"

/** How many streams with buffered bytes are reported at most. */
#define STDIO_ROWS_MAX 8

/**
 * What a stopped process has printed to stdio streams but not yet written.
 * Walks glibc's list of open streams, and changes nothing. Fills up to cap
 * rows, only for streams with bytes in the buffer; returns how many. Also 0 if
 * the program is static or uses another C library. Source: glibc's struct
 * _IO_FILE, whose layout is part of its ABI.
 */
size_t stdio_pending(pid_t pid, struct image *image, struct stdio_row *out,
		     size_t cap);

#endif
