/* SPDX-License-Identifier: MIT */
/* Checking a student's own work: what the commands check and submit share. */
#ifndef IPCLAB_CHECK_WORK_H
#define IPCLAB_CHECK_WORK_H

#include "ipclab/grade/grading_spec.h"
#include "ipclab/intake/bundle.h"

struct work_check {
	const struct lab *lab;
	const struct strlist *only; /* ids of checks; empty: all */
	const char *first;          /* as in struct grading */
	unsigned long seed;         /* 0: derived from the files */
	size_t jobs;
	bool pages;                              /* as in struct grading */
	const struct grading_progress *progress; /* NULL: nobody listens */
};

/**
 * Grade the files without a box. Returns a lab object as grade_lab() does, or
 * NULL and *error if the grader can't do its work here. A signal that asks us
 * to stop ends the process. Ownership: the caller drops the reference.
 */
json_t *check_work(const struct work_check *check, struct bundle *bundle,
		   struct error *error);

/** How many checks to run at a time on this machine. */
size_t check_work_jobs(void);

#endif
