/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MOMENT_H
#define PROBE_MOMENT_H

/* Which moment of a run is worth a picture, and what existed then. */
#include "probe/report/run_result.h"

/** The moment to draw. */
struct moment {
	const struct finding *finding; /* shown for this finding, or NULL */
	const struct event *event;     /* NULL: the end of the run */
	uint64_t seq;                  /* state after this event and before the
					* next; UINT64_MAX: the end */
};

/** The first error's moment; without one, the fullest moment. */
struct moment moment_choose(const struct run_result *result);

/** Did this process exist then? */
bool moment_alive(const struct moment *moment, const struct process *process);

/** The program that ran in the process then: exec'd, or the fork's copy. */
const struct process_run *moment_run(const struct moment *moment,
				     const struct process *process);

/**
 * The process's descriptors then, sorted: pointers to the model's rows. Returns
 * how many, or -1 with errno; the caller frees *rows.
 */
ssize_t moment_table(const struct moment *moment, const struct process *process,
		     const struct desc ***rows);

/** A process's descriptor then, or NULL. */
const struct desc *moment_desc(const struct moment *moment,
			       const struct process *process, int fd);

#endif
