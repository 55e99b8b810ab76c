/* SPDX-License-Identifier: MIT */
/* What people decided about a mark: kept beside what was computed, never in its
   place. */
#ifndef IPCLAB_DECISIONS_H
#define IPCLAB_DECISIONS_H

#include "ipclab/book/gradebook.h"

/**
 * Note a decision, and when it was made. It is {"points", "exact" (=N, else
 * +-N), "comment", "by", "lab" and "check" or neither, "seen": [what stood in
 * the way of a mark then], "of": hash of the work}, or {"undoes": number, "by",
 * "comment"}. Decisions are never changed. Returns its number, or -1 and
 * *error.
 */
int decisions_put(struct gradebook *book, const char *name,
		  const json_t *decision, struct error *error);

/**
 * The decisions on a submission in their order, each with "number", "made" and,
 * if it was undone, "undone_by". all: include undone ones; else only those that
 * hold. The caller owns it.
 */
json_t *decisions_of(struct gradebook *book, const char *name, bool all);

/** Is what it decides not in the result: a lab or a check that the kit no
 * longer has? */
bool decision_is_in_vain(const json_t *decision, const json_t *result);

/** "+5 for 01-pipe, check x": as a person would say it. The caller frees. */
char *decision_text(const json_t *decision);

/**
 * Delete all that is known about a submission. Returns how many rows there
 * were, or -1 and *error.
 */
int gradebook_forget(struct gradebook *book, const char *name,
		     struct error *error);

#endif
