/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDING_SAVE_H
#define PROBE_RECORDING_SAVE_H

#include "probe/report/run_result.h"

#include <stdio.h>

/** What a recording keeps of a run besides its result. */
struct recorded_run {
	bool lab;
	const char *program;
	int exec_errno;
};

/**
 * Write the recording of a finished run. events: what record_write() wrote
 * during the run, read from the start. Returns 0, or -1 with errno.
 */
int recording_save(FILE *out, FILE *events, const struct run_result *result,
		   const struct recorded_run *run);

#endif
