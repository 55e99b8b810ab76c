/* SPDX-License-Identifier: MIT */
/* What is graded, and how. */
#ifndef IPCLAB_GRADING_SPEC_H
#define IPCLAB_GRADING_SPEC_H

#include "ipclab/grade/isolation.h"
#include "ipclab/lab/lab.h"

/** Where progress is reported. */
struct grading_progress {
	/** The programs are built; no check of the lab object, which is the
	   grader's, has been judged yet, unless none can be run. */
	void (*built)(void *context, const json_t *lab);
	/** A check has its verdict: an element of the lab's "checks". A check
	   without a verdict is not reported, for it is tried again. */
	void (*judged)(void *context, const json_t *check);
	void *context;
};

struct grading {
	const struct lab *lab;
	const struct sandbox *sandbox;
	const struct strlist *only; /* ids of checks; NULL or empty: all */
	unsigned long seed;
	const char *first; /* id of a check to run beside the others; or NULL */
	bool pages;        /* of runs that checks fail at, as "run_page" */
	size_t jobs;       /* compilers, then checks, at a time; 0 means 1 */
	const struct grading_progress *progress; /* NULL: nobody listens */
};

#endif
