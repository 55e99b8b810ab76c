/* SPDX-License-Identifier: MIT */
/* Grading one lab of one submission: from its files to a lab's result. */
#ifndef IPCLAB_GRADING_H
#define IPCLAB_GRADING_H

#include "ipclab/grade/grading_spec.h"
#include "ipclab/intake/bundle.h"
#include "ipclab/lab/checklist.h"

/**
 * Build the lab's programs from the bundle and run its checks. Returns the lab
 * object of ipclab-result/1 (schema/), or NULL and *error if the grader could
 * not do its work (no workspace, no checks) or a signal stopped it. What is
 * wrong with the submission is in the result. Ownership: the caller drops the
 * reference.
 */
json_t *grade_lab(const struct grading *grading, struct bundle *bundle,
		  struct error *error);

/** A seed from 1 to 999999 that depends only on these bytes. */
unsigned long seed_of(const void *bytes, size_t size);

#endif
