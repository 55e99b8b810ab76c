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
	const char *name;    /* the job's name, which must be unique */
	const char *folder;  /* absolute; logs are FOLDER/NUMBER.log */
	const char *command; /* one task, run by sh */
	size_t count;        /* tasks, numbered from 0 */
	size_t jobs;         /* tasks at a time; 0: the cluster's limit */
};

/** A job array that an sbatch --wait process waits for. */
struct cluster_job {
	char *name;
	char *said; /* path of sbatch's output: the job's number first */
	pid_t pid;
	int pidfd;
	int status; /* of sbatch, as wait(2) gives it, once it has ended */
};

/**
 * The most tasks that an array may have: MaxArraySize in "scontrol show
 * config", or Slurm's default (1001) if it is not there.
 */
size_t cluster_max_array(void);

/**
 * Start sbatch. Returns 0, or -1 and *error if it is missing or can't be
 * started. Ownership: cluster_release().
 */
int cluster_submit(struct cluster_job *job, const struct cluster_array *array,
		   struct error *error);

/**
 * Wait until sbatch has ended (returns true), a signal was caught, or limit_ms
 * milliseconds have passed.
 */
bool cluster_wait(struct cluster_job *job, int limit_ms);

/**
 * End sbatch if it is still waiting, and cancel the array; finished tasks keep
 * their results. Returns 0, or -1 and *error if scancel is missing or failed:
 * then the array may still be running.
 */
int cluster_cancel(struct cluster_job *job, struct error *error);

/** Cancel the array of this name that a killed run left behind, if any. */
void cluster_cancel_left(const char *name, const char *folder);

/** Did sbatch accept the job and print its number? */
bool cluster_accepted(const struct cluster_job *job);

/**
 * How sbatch ended, with its own message: "sbatch ended with status 1: error:
 * invalid partition". Ownership: the caller frees.
 */
char *cluster_words(const struct cluster_job *job);

void cluster_release(struct cluster_job *job);

#endif
