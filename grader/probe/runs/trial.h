/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TRIAL_H
#define PROBE_TRIAL_H

/* A run to compare with others: what it printed and how it ended. */
#include "probe/runs/observation_run.h"

struct trial {
	struct observation run;
	char *output, *error_output; /* owned */
	size_t output_len, error_len;
};

/** Run once, capturing the output. Returns 0, or -1 with errno and *what. */
int trial_run(struct trial *trial, const struct options *options,
	      const struct variation *variation, const char **what);

/**
 * The options for runs to be compared with `plain`, which ended by itself;
 * these may never end. If no time limit was asked for, they get one of CPU
 * time: ten times what `plain` took, but at least 3 s. Strings and lists still
 * belong to `options`.
 */
struct options trial_options_after(const struct trial *plain,
				   const struct options *options);

/** Did the observation fail? Then errno and *what (static) say why. */
bool trial_lost(const struct trial *trial, const char **what);

/** Put this run's output back into the captured streams. */
int trial_redeliver(const struct trial *trial, const struct streams *streams);

void trial_free(struct trial *trial);

/** Move a trial: `from` is empty afterwards; `to` must be empty before. */
void trial_move(struct trial *to, struct trial *from);

/** Same outcome, exit status and signal? */
bool trial_same_end(const struct trial *a, const struct trial *b);

/** Same output, if each process's pid is replaced by its number? */
bool trial_same_output(const struct trial *a, const struct trial *b);

/** Did we end it: a deadlock, a timeout, or a limit? */
bool trial_never_ended(const struct trial *trial);

/** Was any process left running? */
bool trial_left_running(const struct trial *trial);

/** One line on how it ended: "exit status 1", "deadlock". Static memory. */
const char *trial_end(const struct trial *trial);

#endif
