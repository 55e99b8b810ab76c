/* SPDX-License-Identifier: MIT */
/* What is graded, and how. */
#ifndef IPCLAB_GRADING_SPEC_H
#define IPCLAB_GRADING_SPEC_H

#include "ipclab/grade/isolation.h"
#include "ipclab/lab/lab.h"

struct grading {
	const struct lab *lab;
	const struct sandbox *sandbox;
	const struct strlist *only; /* ids of checks; NULL or empty: all */
	unsigned long seed;
	size_t jobs; /* compilers, then checks, at a time; 0: 1 */
};

#endif
