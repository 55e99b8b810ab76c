/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STREAMS_H
#define PROBE_STREAMS_H

#include "probe/options.h"
#include <stdbool.h>
#include <stddef.h>

/** The program's own standard streams; -1: the same as ours. */
struct streams {
	int in, out, err;
	bool captured; /* out and err are anonymous files of ours */
};

/**
 * Open what the options name. many: the program will be run several times, so
 * its output is captured and its input must be readable again. Returns 0, or -1
 * with errno and the file's name in *what.
 */
int streams_open(struct streams *streams, const struct options *options,
		 bool many, const char **what);

/** Before each run: input from the start, captured output empty. */
int streams_rewind(const struct streams *streams);

/** The captured output, malloc'd, with a final NUL that *len does not count. */
char *streams_read(int fd, size_t *len);

/** Write it all. Returns 0, or -1 with errno. */
int streams_write(int fd, const char *data, size_t len);

/**
 * At the end: captured output goes where the options (or ours) say.
 * Returns 0, or -1 with errno and *what.
 */
int streams_deliver(const struct streams *streams,
		    const struct options *options, const char **what);

void streams_close(struct streams *streams);

#endif
