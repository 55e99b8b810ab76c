/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STREAMS_H
#define PROBE_STREAMS_H

#include "probe/command/options.h"
#include <stdbool.h>
#include <stddef.h>

/** The program's own standard streams; -1: same as ours. */
struct streams {
	int in, out, err;
	bool captured; /* out and err are anonymous files of ours */
};

/**
 * Open what the options name. many: the program will run several times, so its
 * output is captured and its input must be readable again. Returns 0, or -1
 * with errno and the file's name in *what.
 */
int streams_open(struct streams *streams, const struct options *options,
		 bool many, const char **what);

/** Before each run: rewind the input, empty the captured output. */
int streams_rewind(const struct streams *streams);

/** The captured output, malloc'd and NUL-terminated; *len excludes the NUL. */
char *streams_read(int fd, size_t *len);

/** Write everything. Returns 0, or -1 with errno. */
int streams_write(int fd, const char *data, size_t len);

/**
 * At the end: send captured output where the options say, else to our own
 * streams. Returns 0, or -1 with errno and *what.
 */
int streams_deliver(const struct streams *streams,
		    const struct options *options, const char **what);

void streams_close(struct streams *streams);

#endif
