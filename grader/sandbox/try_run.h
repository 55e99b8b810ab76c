/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_TRY_RUN_H
#define SANDBOX_TRY_RUN_H

#include "sandbox/box.h"

struct box_limits {
	long wall_ms;
	long cpu_s;
	size_t memory_bytes;
	size_t file_bytes;
	size_t output_bytes; /* output beyond this is cut off, and ends the
				run */
};

struct box_run {
	int status;     /* wait status of the program */
	bool timed_out; /* wall_ms was exceeded */
	bool truncated; /* output_bytes was exceeded */
	char *output;   /* standard output and error; NUL-terminated */
	size_t output_len;
	long wall_ms;
};

/**
 * Run argv in the box without observing it: for compilers. Standard input is
 * empty. Returns 0 and fills *run, or -1 with box->error (our fault).
 * Ownership: the caller frees run->output.
 * limits: 0 in any field means none.
 */
int box_run(struct box *box, char *const argv[],
	    const struct box_limits *limits, struct box_run *run);

#endif
