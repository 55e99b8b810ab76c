/* SPDX-License-Identifier: MIT */
/* What is graded, and how. */
#ifndef IPCLAB_GRADING_SPEC_H
#define IPCLAB_GRADING_SPEC_H

#include "ipclab/grade/isolation.h"
#include "ipclab/lab/lab.h"

/** A listener for progress. */
struct grading_progress {
	/** The programs are built. No check of the lab object, which is the
	   grader's, has been judged yet, unless none can be run. */
	void (*built)(void *context, const json_t *lab);
	/** A check has its verdict: check is an element of the lab's "checks".
	   Checks without a verdict are not reported, because they are tried
	   again. */
	void (*judged)(void *context, const json_t *check);
	void *context;
};

struct grading {
	const struct lab *lab;
	const struct sandbox *sandbox;
	const struct strlist *only; /* ids of checks; NULL or empty: all */
	unsigned long seed;
	const char *first; /* id of a check to run beside the others; or NULL */
	bool pages;        /* make pages of failed runs, as "run_page" */
	size_t jobs;       /* parallel compilers, then checks; 0 means 1 */
	const struct grading_progress *progress; /* NULL: nobody listens */
};

#endif
