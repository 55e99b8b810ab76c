/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_TRY_RUN_H
#define SANDBOX_TRY_RUN_H

#include "sandbox/box.h"

/**
 * Run argv in the box without observing it, to see whether the box works.
 * Standard input is empty; standard output and error go to `output`. What it
 * leaves behind is killed. Returns 0 and fills *status, as wait(2) does; 1 if
 * it was killed because it did not end within limit_ms; or -1 with box->error
 * (our own fault).
 */
int box_run(struct box *box, char *const argv[], int limit_ms, int output,
	    int *status);

#endif
