/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MOMENT_H
#define PROBE_MOMENT_H

/* Which moment of a run is worth a picture, and what was there then. */
#include "probe/report/report.h"

/** The moment that is drawn. */
struct moment {
	const struct finding *finding; /* why it is drawn, or NULL */
	const struct event *event;     /* NULL: the end of the run */
	uint64_t seq;                  /* state after this event, before the
					  next; UINT64_MAX: the end */
};

/** The first error's moment; without a finding the fullest moment. */
struct moment moment_choose(const struct run_result *result);

/** Was this process there? */
bool moment_alive(const struct moment *moment, const struct process *process);

/** What ran in it then: the exec'd image, or the fork's copy. */
const struct run *moment_run(const struct moment *moment,
			     const struct process *process);

/**
 * Its descriptors then, sorted: pointers to the model's rows. Returns how
 * many; *rows is the caller's to free. -1 with errno.
 */
ssize_t moment_table(const struct moment *moment, const struct process *process,
		     const struct desc ***rows);

/** What a descriptor of a process was then, or NULL. */
const struct desc *moment_desc(const struct moment *moment,
			       const struct process *process, int fd);

#endif
