/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OBSERVATION_H
#define PROBE_OBSERVATION_H

/*
 * One observed run from its start to its findings.
 */
#include "probe/control/faults.h"
#include "probe/control/schedule.h"
#include "probe/options.h"
#include "probe/recording/recording.h"
#include "probe/report/report.h"
#include "probe/runs/streams.h"

struct observation {
	struct model *model;
	struct findings findings;
	struct lines *lines;
	struct run_result result; /* borrows the above */
	struct schedule schedule; /* as it was run, if we decided the turns */
	uint32_t threads;         /* how many turns there were, in that case */
	bool ran_away;            /* the schedule was not entirely ours */
	struct event **places;    /* events of findings made beside the model */
	size_t place_len;
	int exec_errno; /* why the program could not be started */
	FILE *events;   /* --record: its events, as record_write() does */
};

/**
 * Find what is wrong in the model; places: resolve those of the findings.
 * Returns 0, or -1 with errno.
 */
int observation_judge(struct observation *run, bool lab, bool places);

void observation_free(struct observation *run);

/**
 * Judge a recorded run instead, as the options say; takes over everything that
 * the recording holds and needs. Returns 0, or -1 with errno.
 */
int observation_replay(struct observation *run, const struct options *options,
		       struct recording *recording);

/** Write the recording of a run. Returns 0, or -1 with errno. */
int observation_record(const struct observation *run,
		       const struct options *options, FILE *out);

/** An event that only carries a place, for a finding of this run. Takes its
 *  own reference to the stack. NULL with errno (ENOMEM). */
const struct event *observation_place(struct observation *run, int nr,
				      struct stack *stack);

/** The signal that asked us to end all of many runs, so that nothing was
 *  judged; or 0. */
int observation_interrupted(void);

/** The exit status that this run gives ipcprobe. */
int observation_status(const struct observation *run,
		       const struct options *options);

#endif
