/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OBSERVATION_H
#define PROBE_OBSERVATION_H

/* One observed run, from start to findings. */
#include "probe/command/options.h"
#include "probe/control/faults.h"
#include "probe/control/schedule.h"
#include "probe/recording/recording.h"
#include "probe/report/run_result.h"
#include "probe/runs/streams.h"

struct observation {
	struct model *model;
	struct findings findings;
	struct lines *lines;
	struct run_result result; /* borrows from the above */
	struct schedule schedule; /* as it was run, if we controlled turns */
	uint32_t threads;         /* number of threads, in that case */
	bool ran_away;            /* see struct control */
	struct event **places;    /* events of findings not from the model */
	size_t place_len;
	int exec_errno; /* why the program could not be started, or 0 */
	FILE *events;   /* for --record: its events, from record_write() */
};

/**
 * Find what is wrong in the model; places: also resolve the findings' places.
 * Returns 0, or -1 with errno.
 */
int observation_judge(struct observation *run, bool lab, bool places);

void observation_free(struct observation *run);

/**
 * Judge a recorded run instead, as the options say. Takes over everything the
 * recording owns that the run needs. Returns 0, or -1 with errno.
 */
int observation_replay(struct observation *run, const struct options *options,
		       struct recording *recording);

/** Write the recording of a run. Returns 0, or -1 with errno. */
int observation_record(const struct observation *run,
		       const struct options *options, FILE *out);

/** An event that only carries a place, for a finding of this run. Takes a
 *  reference of its own to the stack. NULL with errno (ENOMEM). */
const struct event *observation_place(struct observation *run, int nr,
				      struct stack *stack);

/** The signal that asked us to stop in the middle of many runs, so that nothing
 *  was judged; or 0. */
int observation_interrupted(void);

/** ipcprobe's exit status after this run. */
int observation_status(const struct observation *run,
		       const struct options *options);

#endif
