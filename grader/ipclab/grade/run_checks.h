/* SPDX-License-Identifier: MIT */
/* Running a lab's checks and judging each. */
#ifndef IPCLAB_RUN_CHECKS_H
#define IPCLAB_RUN_CHECKS_H

#include "ipclab/grade/build.h"
#include "ipclab/grade/grading_spec.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/outcome.h"

/**
 * Run the checks of the list, and judge each: its object among the results gets
 * status, points and evidence, and the grading's listener gets it at once. A
 * check without a verdict keeps STATUS_ERROR. Returns 0, or -1 and *error if
 * Bats can't be run.
 */
int run_checks(const struct grading *grading, const struct checklist *list,
	       const struct workspace *ws, const struct build *build,
	       json_t *results, struct error *error);

/** The check of that id among the results, which own it; NULL if none. */
json_t *result_of(json_t *results, const char *id);

void result_set(json_t *result, enum status status, const char *message);

#endif
