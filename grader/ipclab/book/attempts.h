/* SPDX-License-Identifier: MIT */
/* Which of a student's attempts at a lab counts. */
#ifndef IPCLAB_ATTEMPTS_H
#define IPCLAB_ATTEMPTS_H

#include "ipclab/book/gradebook.h"

/**
 * The marks of earlier versions of a student's work for a lab, oldest first:
 * each as it was last graded, with its "at" ("" if unknown). hash: the current
 * work, which is left out. Marks of which an older ipclab kept too little are
 * left out, too. The caller owns the array.
 */
json_t *attempts_of(struct gradebook *book, const char *name, const char *lab,
		    const char *hash);

/**
 * If the policy says which attempt counts: add "attempts" to what
 * gradebook_known() returned for a submission. It lists by lab the hashes of
 * the earlier works, each with the kit that graded it. Returns known.
 */
json_t *attempts_known(struct gradebook *book, const char *name, json_t *known);

/** Keep the mark of an attempt that was never the latest. Returns 0, or -1 and
 *  *error. */
int attempts_put(struct gradebook *book, const char *name,
		 const struct mark_row *row, struct error *error);

/**
 * Choose the attempt that counts by the policy's rule: attempts are labs with
 * their score and "late", oldest first. Returns an index.
 */
size_t attempts_counting(const json_t *attempts, const char *rule);

/** Set "attempt" in the one that counts: which it is, and why. */
void attempts_explain(const json_t *attempts, size_t counting,
		      const char *rule);

#endif
