/* SPDX-License-Identifier: MIT */
/*
 * Does the kit judge correctly on this machine? Before its first verdict on a
 * machine it grades programs of its own (DATADIR/calibration), with a check for
 * each mechanism that verdicts depend on. If one gives a wrong answer, that is
 * our error, and nobody is judged there.
 */
#ifndef IPCLAB_CALIBRATE_H
#define IPCLAB_CALIBRATE_H

#include "ipclab/grade/isolation.h"

#include <jansson.h>

/**
 * Run the calibration, unless it is recorded that it passed on this very
 * machine: kernel, boot, libc, compiler, Valgrind, kit, user and isolation
 * (machine.h). Only a pass is recorded. It takes one or two seconds.
 * sanitizers: a lab to be graded uses them, so they must work here, too.
 * Returns 0, or -1 and *error, which names the mechanism that failed.
 */
int calibrate(const struct sandbox *sandbox, bool sanitizers,
	      struct error *error);

/**
 * Run it now, whatever was recorded. only: ids of mechanisms; NULL: all.
 * Returns the lab object of ipclab-result/1 with one check for each mechanism
 * (status skip: nothing here depends on it), or NULL and *error if it could not
 * be run. Ownership: the caller drops the reference.
 */
json_t *calibration_run(const struct sandbox *sandbox, bool sanitizers,
			const struct strlist *only, struct error *error);

#endif
