/* SPDX-License-Identifier: MIT */
/* What people decided about a mark. It is kept beside the computed mark and
   never replaces it. */
#ifndef IPCLAB_DECISIONS_H
#define IPCLAB_DECISIONS_H

#include "ipclab/book/gradebook.h"

/**
 * Record a decision and its time. It is {"points", "exact" (=N, else +-N),
 * "comment", "by", "lab" and "check" or neither, "seen": [what stood in the way
 * of a mark then], "of": hash of the work}, or {"undoes": number, "by",
 * "comment"}. Decisions are never changed. Returns its number, or -1 and
 * *error.
 */
int decisions_put(struct gradebook *book, const char *name,
		  const json_t *decision, struct error *error);

/**
 * The decisions on a submission in order, each with "number", "made" and, if it
 * was undone, "undone_by". all: include undone ones. The caller owns the array.
 */
json_t *decisions_of(struct gradebook *book, const char *name, bool all);

/** Is the decision about a lab or check that the result no longer has? */
bool decision_is_in_vain(const json_t *decision, const json_t *result);

/** The decision as a person would say it: "+5 for 01-pipe, check x". The caller
 *  frees. */
char *decision_text(const json_t *decision);

/**
 * Delete all that is known about a submission. Returns how many rows there
 * were, or -1 and *error.
 */
int gradebook_forget(struct gradebook *book, const char *name,
		     struct error *error);

#endif
