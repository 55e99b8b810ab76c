/* SPDX-License-Identifier: MIT */
/* Grading a class: workers on all cores. */
#ifndef IPCLAB_CLASS_H
#define IPCLAB_CLASS_H

#include "ipclab/class/collect.h"
#include "ipclab/class/worker.h"

/**
 * Grade all submissions, jobs at a time, and store the answers as they come.
 * Returns 0, or -1 and *error if the grader can't go on (the disk is full) or a
 * signal asked it to end. What was put into the gradebook by then stays there
 * in any case.
 */
int class_grade(const struct taking *taking, const struct intake *intake,
		size_t jobs, struct error *error);

#endif
