/* Grading a class as a Slurm job array: one task a submission. */
#ifndef IPCLAB_SLURM_H
#define IPCLAB_SLURM_H

#include "ipclab/class/collect.h"

/** A job: what each task must know. */
struct slurm_job {
	const char *submissions; /* path of the folder */
	const struct session_spec *spec;
	const struct intake *intake;
	size_t jobs; /* tasks at a time */
};

/**
 * Grade all submissions by one job array (sbatch --wait), and take the
 * answers when it has ended. The job's files are in OUT/slurm, so OUT must be
 * on a file system that all nodes share. Returns 0, or -1 and *error.
 */
int slurm_grade(const struct taking *taking, const struct slurm_job *job,
		struct error *error);

/** Do one task (in `ipclab internal slurm-task`). Returns 0, or -1. */
int slurm_task(const char *folder, size_t number, struct error *error);

#endif
