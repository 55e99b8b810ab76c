/* SPDX-License-Identifier: MIT */
/* Slurm's own commands: sbatch, scancel, scontrol. */
#ifndef IPCLAB_CLUSTER_H
#define IPCLAB_CLUSTER_H

#include "ipclab/base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/** A job array to submit. */
struct cluster_array {
	const char *name;    /* the job's name; no other job has it */
	const char *folder;  /* absolute; logs are FOLDER/NUMBER.log */
	const char *command; /* for sh: one task */
	size_t count;        /* tasks, numbered from 0 */
	size_t jobs;         /* at a time; 0: what the cluster allows */
};

/** A job array that sbatch --wait waits for. */
struct cluster_job {
	char *name;
	char *said; /* path of sbatch's output: first the job's number */
	pid_t pid;
	int pidfd;
	int status; /* of sbatch, as wait(2) gives it, once it has ended */
};

/**
 * How many tasks an array may have: MaxArraySize of "scontrol show config", or
 * Slurm's own default (1001) if that does not say.
 */
size_t cluster_max_array(void);

/**
 * Start sbatch. Returns 0, or -1 and *error if it is not there or can't be
 * started. Ownership: cluster_release().
 */
int cluster_submit(struct cluster_job *job, const struct cluster_array *array,
		   struct error *error);

/**
 * Wait until sbatch has ended (then true), a signal was caught, or limit_ms
 * milliseconds have passed.
 */
bool cluster_wait(struct cluster_job *job, int limit_ms);

/**
 * End sbatch if it is still waiting, and cancel the array; tasks that have
 * ended keep their results. Returns 0, or -1 and *error if scancel is not there
 * or failed: then the array may still be running.
 */
int cluster_cancel(struct cluster_job *job, struct error *error);

/** Cancel the array of that name that a killed run left, if there is one. */
void cluster_cancel_left(const char *name, const char *folder);

/** Did sbatch accept the job and print its number? */
bool cluster_accepted(const struct cluster_job *job);

/**
 * How sbatch ended, with its own words, such as "sbatch ended with status 1:
 * error: invalid partition". Ownership: the caller frees.
 */
char *cluster_words(const struct cluster_job *job);

void cluster_release(struct cluster_job *job);

#endif
