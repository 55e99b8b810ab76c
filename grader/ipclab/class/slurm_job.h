/* SPDX-License-Identifier: MIT */
/* The files that a job array's tasks read and write. */
#ifndef IPCLAB_SLURM_JOB_H
#define IPCLAB_SLURM_JOB_H

#include "ipclab/class/collect.h"

/** A job: what each task must know. */
struct slurm_job {
	const char *submissions; /* path of the folder */
	const struct session_spec *spec;
	const struct intake *intake;
	size_t jobs; /* tasks at a time; 0: the cluster's limit */
};

/** The part of a class that one job array grades, in a folder of its own. */
struct slurm_part {
	const struct slurm_job *job;
	const char *folder; /* absolute; of this run only */
	size_t first;       /* index into the intake's submissions */
	size_t count;
};

/**
 * Write what the tasks read: the job, and for each submission its name, the
 * hash of its files and what is known about it. Returns 0, or -1 and *error.
 */
int slurm_part_write(const struct slurm_part *part,
		     const struct session *session, struct gradebook *book,
		     struct error *error);

/** Has that task answered? Also sees what other nodes wrote. */
bool slurm_part_answered(const struct slurm_part *part, size_t number);

/**
 * The answer of a task, owned by the caller; or NULL and *error if there is
 * none (with the text of its log), if it is for another submission, or if the
 * files have changed since.
 */
json_t *slurm_part_answer(const struct slurm_part *part, size_t number,
			  struct error *error);

/** Run one task (in `ipclab internal slurm-task`). Returns 0, or -1. */
int slurm_task(const char *folder, size_t number, struct error *error);

#endif
