/* SPDX-License-Identifier: MIT */
/*
 * How a submission's code is compiled and run. No other file of ipclab knows
 * about isolation. Each profile has a name, which is in each result.
 */
#ifndef IPCLAB_ISOLATION_H
#define IPCLAB_ISOLATION_H

#include "ipclab/base/run_program.h"
#include "ipclab/lab/kit.h"
#include "sandbox/box.h"

struct lab;
struct workspace;

struct sandbox {
	enum box_profile box;
	const char *profile; /* its name: "none", or A to D */
	struct tools *tools;
};

/**
 * Choose the profile. wanted: a profile's name, or NULL for the best one that
 * works here. Returns 0, or -1 and *error, which says why there is none.
 * Ownership: tools stay the caller's.
 */
int sandbox_choose(struct sandbox *sandbox, const char *wanted,
		   struct tools *tools, struct error *error);

/**
 * Compile: run all compilers argvs[i] at the same time in ws->src. They can
 * read ws->src, the lab's fixtures and the system's headers, and write to
 * ws->bin. Returns what run_all() returns.
 */
int sandbox_compile(const struct sandbox *sandbox, const struct workspace *ws,
		    const struct lab *lab, char *const *const argvs[],
		    size_t count, long limit_ms, struct run_end *ends);

/**
 * The options that ipcprobe must get, as words for IPCLAB_PROBE_ARGS.
 * Ownership: static; constant for the life of the process.
 */
const char *sandbox_probe_args(const struct sandbox *sandbox);

#endif
