/* SPDX-License-Identifier: MIT */
/* Checking a student's own work: what check and submit have in common. */
#ifndef IPCLAB_CHECK_WORK_H
#define IPCLAB_CHECK_WORK_H

#include "ipclab/grade/grading_spec.h"
#include "ipclab/intake/bundle.h"

struct work_check {
	const struct lab *lab;
	const struct strlist *only; /* ids of checks; empty: all */
	const char *first;          /* as in struct grading */
	unsigned long seed;         /* 0: one that depends on the files */
	size_t jobs;
	const struct grading_progress *progress; /* NULL: nobody asks */
};

/**
 * Grade the files without a box. Returns a lab object as grade_lab() does, or
 * NULL and *error: the grader could not do its work here. A signal that asks
 * us to stop ends the process. Ownership: the caller drops the reference.
 */
json_t *check_work(const struct work_check *check, struct bundle *bundle,
		   struct error *error);

/** As many checks at a time as are of use on this machine. */
size_t check_work_jobs(void);

#endif
