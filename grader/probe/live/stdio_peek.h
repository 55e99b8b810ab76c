/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STDIO_PEEK_H
#define PROBE_STDIO_PEEK_H

#include "probe/events/event.h"
#include "probe/events/stack.h"

/** As many streams as are looked at. */
#define STDIO_ROWS_MAX 8

/**
 * What a stopped process has printed to stdio streams and not yet written:
 * reads glibc's list of open streams, changes nothing. Fills up to cap rows,
 * those with bytes in the buffer only; returns how many, 0 also where the
 * program is static or uses another C library.
 * Source: glibc's struct _IO_FILE, whose layout is part of its ABI.
 */
size_t stdio_pending(pid_t pid, struct image *image, struct stdio_row *out,
		     size_t cap);

#endif
