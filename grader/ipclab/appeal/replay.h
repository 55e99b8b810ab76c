/* SPDX-License-Identifier: MIT */
/* Have ipcprobe report a recorded run again; no program is run. */
#ifndef IPCLAB_REPLAY_H
#define IPCLAB_REPLAY_H

#include "ipclab/base/error.h"

#include <jansson.h>
#include <stddef.h>

/** What ipcprobe reports about a recording. */
struct replayed {
	json_t *seen; /* its observation */
	char *output; /* what the program wrote to standard output, and a NUL */
	size_t output_size;
	char *page; /* to step through the run */
	size_t page_size;
};

/**
 * Have ipcprobe replay these bytes, for at most a minute. Returns 0, or -1 and
 * *error if ipcprobe can't be run or does not accept them as a recording.
 * Ownership: replayed_clear(), in both cases.
 */
int replay(const char *probe, const char *bytes, size_t size,
	   struct replayed *out, struct error *error);
void replayed_clear(struct replayed *replayed);

#endif
