/* Grading a class as a Slurm job array: one task a submission. */
#ifndef IPCLAB_SLURM_H
#define IPCLAB_SLURM_H

#include "ipclab/class/collect.h"

/** A job: what each task must know. */
struct slurm_job {
	const char *submissions; /* path of the folder */
	const struct session_spec *spec;
	const struct intake *intake;
	size_t jobs; /* tasks at a time; 0: what the cluster allows */
};

/**
 * Grade all submissions by job arrays (sbatch --wait), as many as the cluster's
 * MaxArraySize asks for, one after the other; answers are taken as they come.
 * Each array's files are in a folder of its own in OUT/slurm, so OUT must be on
 * a file system that all nodes share. If a signal was caught, the array is
 * cancelled, and what had come stays. Returns 0, or -1 and *error.
 */
int slurm_grade(const struct taking *taking, const struct slurm_job *job,
		struct error *error);

/** Do one task (in `ipclab internal slurm-task`). Returns 0, or -1. */
int slurm_task(const char *folder, size_t number, struct error *error);

#endif
