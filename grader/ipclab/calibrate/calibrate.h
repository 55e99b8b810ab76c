/* SPDX-License-Identifier: MIT */
/*
 * Does the kit judge rightly where it stands? Before its first verdict on a
 * machine it grades programs of its own (DATADIR/calibration), a check for each
 * mechanism that verdicts rest on. One that does not answer as it must is our
 * error: nobody is judged there.
 */
#ifndef IPCLAB_CALIBRATE_H
#define IPCLAB_CALIBRATE_H

#include "ipclab/grade/isolation.h"

#include <jansson.h>

/**
 * Run the calibration, or remember that it passed on this very machine:
 * kernel, boot, libc, compiler, Valgrind, kit, user and isolation (machine.h).
 * Only what passed is remembered. It takes one or two seconds.
 * Returns 0, or -1 and *error names the mechanism that failed.
 */
int calibrate(const struct sandbox *sandbox, struct error *error);

/**
 * Run it now, whatever is remembered. only: ids of mechanisms; NULL: all.
 * Returns the lab object of ipclab-result/1 with a check a mechanism, or NULL
 * and *error: it could not be run. Ownership: the caller drops the reference.
 */
json_t *calibration_run(const struct sandbox *sandbox,
			const struct strlist *only, struct error *error);

#endif
