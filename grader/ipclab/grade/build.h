/* SPDX-License-Identifier: MIT */
/* Compiling a student's programs: the grader's way, never a Makefile's. */
#ifndef IPCLAB_BUILD_H
#define IPCLAB_BUILD_H

#include "ipclab/grade/isolation.h"
#include "ipclab/grade/workspace.h"

struct build {
	json_t *json; /* "compile" of the result: status, output, broken */
	struct strlist built;   /* names of programs in ws->bin */
	size_t own;             /* those of them that have a student's source */
	struct strlist unbuilt; /* names of those that are not there */
	bool our_fault; /* a compiler could not be run, or did not end, twice */
};

/**
 * Build each program of the lab from ws->src into ws->bin, `jobs` programs at a
 * time (0: one). A program that does not compile is data: status "fail". Status
 * "error": the box or the compiler could not be started. The output is the
 * compiler's, including warnings, with the workspace's path taken out.
 * Ownership: build_clear().
 */
void build_lab(struct build *build, const struct lab *lab,
	       const struct workspace *ws, const struct sandbox *sandbox,
	       size_t jobs);
void build_clear(struct build *build);

#endif
