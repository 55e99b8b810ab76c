/* SPDX-License-Identifier: MIT */
/* Running a lab's checks with Bats. */
#ifndef IPCLAB_BATS_H
#define IPCLAB_BATS_H

#include "ipclab/grade/build.h"
#include "ipclab/grade/grading_spec.h"
#include "ipclab/lab/checklist.h"

/** A listener, called with what a lot has printed so far. */
struct bats_listener {
	void (*more)(void *context, const struct run_end *so_far);
	void *context;
};

/**
 * Run the checks of the list in `lots` parallel lots: check i is in lot
 * lot_of[i]. lots is from 1 to list->count. listeners: one for each lot, or
 * NULL. Returns 0 and fills ends[lot] (ends[lot].output is TAP that names
 * checks by id), or -1 and *error. Ownership: the caller frees each
 * ends[lot].output.
 */
int bats_run(const struct grading *grading, const struct checklist *list,
	     const struct workspace *ws, const struct build *build,
	     const size_t *lot_of, size_t lots,
	     const struct bats_listener *listeners, struct run_end *ends,
	     struct error *error);

#endif
