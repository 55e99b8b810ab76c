/* SPDX-License-Identifier: MIT */
/* What becomes of a worker's answer: gradebook, result files, progress line. */
#ifndef IPCLAB_COLLECT_H
#define IPCLAB_COLLECT_H

#include "ipclab/book/outdir.h"
#include "ipclab/class/progress.h"
#include "ipclab/class/session.h"
#include "ipclab/intake/intake.h"

/** Where answers go. */
struct taking {
	const struct session *session;
	const struct outdir *out;
	struct progress *progress;
};

/**
 * Take a submission's answer (worker_grade()'s; we take over the reference), or
 * NULL and in *failure why there is none. Returns 0, or -1 and *error if the
 * gradebook or the results can't be written.
 */
int answer_take(const struct taking *taking,
		const struct submission *submission, json_t *answer,
		const struct error *failure, struct error *error);

#endif
