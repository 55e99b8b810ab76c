/* SPDX-License-Identifier: MIT */
/* What people decided of a mark: beside what was computed, never over it. */
#ifndef IPCLAB_DECISIONS_H
#define IPCLAB_DECISIONS_H

#include "ipclab/book/gradebook.h"

/**
 * Note a decision, and its instant. It is {"points", "exact" (=N, else +-N),
 * "comment", "by", "lab" and "check" or neither, "seen": [what stood in the way
 * of a mark then], "of": hash of the work}, or {"undoes": number, "by",
 * "comment"}. None is ever changed. Returns its number, or -1 and *error.
 */
int decisions_put(struct gradebook *book, const char *name,
		  const json_t *decision, struct error *error);

/**
 * Those of a submission in their order, each with "number", "made", and, if it
 * was undone, "undone_by". all: those too; else only what holds. The caller
 * owns it.
 */
json_t *decisions_of(struct gradebook *book, const char *name, bool all);

/** "+5 for 01-pipe, check x", as a person would say it. The caller frees. */
char *decision_text(const json_t *decision);

/**
 * Take out all that is known of a submission. Returns how many rows there
 * were, or -1 and *error.
 */
int gradebook_forget(struct gradebook *book, const char *name,
		     struct error *error);

#endif
