/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OBSERVATION_RUN_H
#define PROBE_OBSERVATION_RUN_H

/* Trace and judge a run according to the options. */
#include "probe/runs/observation.h"

/** What may differ between runs of a program. */
struct variation {
	bool turns; /* control the schedule and the clock */
	bool told;  /* reports name the seed, so that the run can be repeated */
	uint64_t seed;
	const uint32_t *changes; /* these change points instead of the */
	unsigned change_len;     /* seed's, where not NULL */
	struct faults *faults;   /* or NULL */
	const struct streams *streams;
	bool places; /* resolve the source places of findings */
};

/**
 * Run once as the options say, make the findings and resolve their places.
 * Returns 0; or -1 with errno if nothing could be run, and *what (static) names
 * the step. Free with observation_free() either way.
 */
int observation_run(struct observation *run, const struct options *options,
		    const struct variation *variation, const char **what);

#endif
