/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OBSERVATION_RUN_H
#define PROBE_OBSERVATION_RUN_H

/*
 * From the options to a run that has been traced and judged.
 */
#include "probe/runs/observation.h"

/** What may differ from one run of a program to the next. */
struct variation {
	bool turns; /* own the schedule and the clock */
	bool told;  /* reports name the seed, to see the run again */
	uint64_t seed;
	const uint32_t *changes; /* these change points instead of the */
	unsigned change_len;     /* seed's, where not NULL */
	struct faults *faults;   /* or NULL */
	const struct streams *streams;
	bool places; /* resolve source places of the findings */
};

/**
 * Run once as the options say; make the findings and resolve their places.
 * Returns 0, or -1 with errno if nothing could be run; *what then names the
 * step (static). Free with observation_free() in both cases.
 */
int observation_run(struct observation *run, const struct options *options,
		    const struct variation *variation, const char **what);

#endif
