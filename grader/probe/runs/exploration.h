/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EXPLORATION_H
#define PROBE_EXPLORATION_H

/* What the schedules of a program have shown so far; see explore.h. */
#include "probe/runs/error_ids.h"
#include "probe/runs/trial.h"

struct exploration {
	const struct options *options;
	const struct streams *streams;
	const char **what;
	const struct model *plain; /* the first run's */
	struct trial base;         /* the first run that passed */
	bool have_base;
	struct trial *first; /* base is the plain run; this is where it was,
			      * now empty. Else NULL */
	bool plain_fails;
	bool have_alike; /* a schedule ended like the plain run: its seed */
	uint64_t alike;
	struct trial failing; /* the first schedule that failed */
	bool have_failing;
	uint64_t failing_seed;
	unsigned done;
	bool varies;     /* an output differed from the base run's */
	uint64_t varied; /* that schedule */
	uint32_t steps;  /* decisions in the first schedule */
	bool one_order;  /* there is only one thread, so no other schedule */
	uint32_t changes[SCHEDULE_CHANGES_MAX];
	unsigned change_len;
	bool shrunk;
	struct error_ids
		known; /* mistakes of the plain run: not news in another */
};

/** Does this run fail the requirement (see explore.h)? 0 no, 1 yes, -1 with
 *  errno. */
int exploration_judge(struct exploration *e, const struct trial *trial);

/** Run the schedule of a seed, with these change points instead of its own
 *  unless `changes` is NULL. Returns 0, or -1 with errno. */
int exploration_run(struct exploration *e, struct trial *trial, uint64_t seed,
		    const uint32_t *changes, unsigned change_len);

/** The seed of the i-th schedule: first, both bases without change points; then
 *  schedules with one change point, as long as there are untried steps,
 *  alternate with random ones. */
uint64_t exploration_seed(const struct exploration *e, unsigned i);

#endif
