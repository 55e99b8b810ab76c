/* SPDX-License-Identifier: MIT */
/* Grading a class as a Slurm job array: one task for each submission. */
#ifndef IPCLAB_SLURM_H
#define IPCLAB_SLURM_H

#include "ipclab/class/collect.h"
#include "ipclab/class/slurm_job.h"

/**
 * Grade all submissions by job arrays (sbatch --wait): as many as the cluster's
 * MaxArraySize requires, one after another. Answers are taken as they come.
 * Each array's files are in a folder of its own in OUT/slurm, so OUT must be on
 * a file system that all nodes share. If a signal is caught, the array is
 * cancelled, and answers taken by then stay. Returns 0, or -1 and *error.
 */
int slurm_grade(const struct taking *taking, const struct slurm_job *job,
		struct error *error);

#endif
