/* SPDX-License-Identifier: MIT */
/* The progress of grading: one line on a terminal, plain lines elsewhere. */
#ifndef IPCLAB_PROGRESS_H
#define IPCLAB_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct progress {
	FILE *out;
	bool terminal;
	size_t total;
	size_t done;
	size_t graded;
	size_t troubled;
	double start; /* seconds, CLOCK_MONOTONIC */
};

void progress_start(struct progress *progress, FILE *out, size_t total);

/** A submission is being graded now. name is safe to print. */
void progress_now(struct progress *progress, const char *name);

/** One is done. what: "85 of 300", "unchanged", or the error. */
void progress_done(struct progress *progress, const char *name,
		   const char *what, bool graded, bool troubled);

/** Remove the line before the final message. */
void progress_end(struct progress *progress);

#endif
