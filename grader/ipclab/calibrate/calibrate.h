/* SPDX-License-Identifier: MIT */
/*
 * Does the kit judge correctly on this machine? Before its first verdict on a
 * machine it grades programs of its own (DATADIR/calibration), with a check for
 * each mechanism that verdicts rest on. If one does not give the answer that it
 * must, that is our error: nobody is judged there.
 */
#ifndef IPCLAB_CALIBRATE_H
#define IPCLAB_CALIBRATE_H

#include "ipclab/grade/isolation.h"

#include <jansson.h>

/**
 * Run the calibration, or remember that it passed on this very machine:
 * kernel, boot, libc, compiler, Valgrind, kit, user and isolation (machine.h).
 * Only a pass is remembered. It takes one or two seconds. Returns 0, or -1 and
 * *error, which names the mechanism that failed.
 */
int calibrate(const struct sandbox *sandbox, struct error *error);

/**
 * Run it now, whatever is remembered. only: ids of mechanisms; NULL: all.
 * Returns the lab object of ipclab-result/1 with one check for each mechanism,
 * or NULL and *error if it could not be run. Ownership: the caller drops the
 * reference.
 */
json_t *calibration_run(const struct sandbox *sandbox,
			const struct strlist *only, struct error *error);

#endif
