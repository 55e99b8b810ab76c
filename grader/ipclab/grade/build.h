/* SPDX-License-Identifier: MIT */
/* Compiling a student's programs the grader's way, never by a Makefile. */
#ifndef IPCLAB_BUILD_H
#define IPCLAB_BUILD_H

#include "ipclab/grade/isolation.h"
#include "ipclab/grade/workspace.h"

struct build {
	json_t *json; /* "compile" of the result: status, output, broken */
	struct strlist built;   /* names of programs in ws->bin */
	size_t own;             /* how many of them have a student's source */
	struct strlist unbuilt; /* names of programs that were not built */
	bool our_fault; /* twice a compiler could not be run, or did not end */
};

/**
 * Build each program of the lab from ws->src into ws->bin, `jobs` programs at a
 * time (0: one). If one does not compile, that is data: status "fail". Status
 * "error" means that the box or the compiler could not be started. The output
 * is the compiler's, with warnings, without the workspace's path. Ownership:
 * build_clear().
 */
void build_lab(struct build *build, const struct lab *lab,
	       const struct workspace *ws, const struct sandbox *sandbox,
	       size_t jobs);
void build_clear(struct build *build);

#endif
