/* SPDX-License-Identifier: MIT */
/* Which of a student's attempts at a lab counts. */
#ifndef IPCLAB_ATTEMPTS_H
#define IPCLAB_ATTEMPTS_H

#include "ipclab/book/gradebook.h"

/**
 * The marks of a lab's former works, each as graded last and with its "at" (""
 * if nobody knows), the oldest first. hash: the work that stands, which is not
 * among them. What an ipclab of before kept of a mark is too little, and is
 * left out. The caller owns the array.
 */
json_t *attempts_of(struct gradebook *book, const char *name, const char *lab,
		    const char *hash);

/**
 * If the policy says which attempt counts: add to what gradebook_known() gave
 * of a submission, under "attempts", the former works by lab, their hashes with
 * the kit that graded them. Returns known.
 */
json_t *attempts_known(struct gradebook *book, const char *name, json_t *known);

/** Keep the mark of an attempt that was never the last one. Returns 0, or -1
 *  and *error. */
int attempts_put(struct gradebook *book, const char *name,
		 const struct mark_row *row, struct error *error);

/**
 * Which of them counts by the policy's rule: attempts are labs with their score
 * and "late", the oldest first. Returns an index.
 */
size_t attempts_counting(const json_t *attempts, const char *rule);

/** Say in the one that counts which it is, and why: "attempt". */
void attempts_explain(const json_t *attempts, size_t counting,
		      const char *rule);

#endif
