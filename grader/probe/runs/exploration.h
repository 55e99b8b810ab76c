/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EXPLORATION_H
#define PROBE_EXPLORATION_H

/* What the schedules of one program have shown so far; see explore.h. */
#include "probe/runs/error_ids.h"
#include "probe/runs/trial.h"

struct exploration {
	const struct options *options;
	const struct streams *streams;
	const char **what;
	const struct model *plain; /* of the first run */
	struct trial base;         /* the first run that was right */
	bool have_base;
	struct trial failing; /* the first schedule that was not */
	bool have_failing;
	uint64_t failing_seed;
	unsigned done;
	bool varies;     /* some schedule's output differed from the plain
			    run's */
	uint64_t varied; /* under this schedule */
	uint32_t steps;  /* decisions in the first schedule */
	bool one_order;  /* there was one thread: no other schedule is
			    possible */
	uint32_t changes[SCHEDULE_CHANGES_MAX];
	unsigned change_len;
	bool shrunk;
	struct error_ids
		known; /* what the plain run shows is not new in another */
};

/** Does this run fail the requirement? 0 no, 1 yes, -1 with errno. */
int exploration_judge(struct exploration *e, const struct trial *trial);

/** Run the schedule of a seed, with these change points in place of its own
 *  if there are any. Returns 0, or -1 with errno. */
int exploration_run(struct exploration *e, struct trial *trial, uint64_t seed,
		    const uint32_t *changes, unsigned change_len);

/** The seed of the i-th schedule: as long as low depths can be tried one by
 *  one, these alternate with random ones; the parent first, then the youngest
 *  first. */
uint64_t exploration_seed(const struct exploration *e, unsigned i);

#endif
