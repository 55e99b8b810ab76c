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
 * Which of them counts by the policy's rule: attempts are labs with their score
 * and "late", the oldest first. Returns an index.
 */
size_t attempts_counting(const json_t *attempts, const char *rule);

/** Say in the one that counts which it is, and why: "attempt". */
void attempts_explain(const json_t *attempts, size_t counting,
		      const char *rule);

#endif
