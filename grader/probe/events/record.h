/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORD_H
#define PROBE_RECORD_H

/*
 * An event stream as text, one line for each event: what `ipcprobe --record
 * FILE` writes and tests read. A line is the event's name followed by
 * NAME=VALUE fields in any order, separated by blanks:
 *
 *	fork pid=10 child=11 at=pipe_ls_wc.c:31
 *	close pid=10 fd=4
 *	exec pid=11 path=/bin/ls arg=ls row=0:0:tty:1:2 row=1:1:pipe:8:77
 *
 * Values that are 0 (for fd and fd2: -1; for tid: pid) are left out. call is
 * the name of the system call, the same on all processors. Strings have %XX for
 * blanks, % and anything that is not printable ASCII. A row is
 * FD:FLAGS:TYPE:DEV:INO[:PATH], flags as open(2)'s in octal; `table` alone is a
 * table without rows. stdio=FD:PENDING:HEAD is a stream's buffer. Empty lines
 * and those that begin with # are skipped. A whole recording also has lines of
 * other kinds: recording.h.
 */
#include "probe/events/event.h"
#include <stdio.h>

/** The last event read, and the memory it points to. Start with all zero. */
struct record {
	struct event event; /* valid until the next read or record_free() */
	unsigned line;      /* number of the last line, from 1 */
	char *text;         /* the rest is private */
	size_t text_size;
	const char **argv;
	size_t argc;
	struct fd_row *rows;
	size_t row_len;
	struct stdio_row *stdio;
	size_t stdio_len;
};

#endif
