/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDING_LOAD_H
#define PROBE_RECORDING_LOAD_H

#include "probe/recording/recording.h"

#include <stdio.h>

/**
 * Read a recording. Returns 0; or -1 with *why (static) and *line, the line
 * with the error (0: none). Ownership: recording_free(), even after a failure.
 */
int recording_load(struct recording *recording, FILE *in, const char **why,
		   unsigned *line);
void recording_free(struct recording *recording);

#endif
