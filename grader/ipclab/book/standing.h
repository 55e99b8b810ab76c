/* SPDX-License-Identifier: MIT */
/* From the computed points to the mark that counts. */
#ifndef IPCLAB_STANDING_H
#define IPCLAB_STANDING_H

#include "ipclab/base/mem.h"
#include "ipclab/book/policy.h"

#include <jansson.h>

/**
 * Apply people's decisions and the course's policy to a result whose labs have
 * their computed points (and "at", when the work was handed in): first
 * decisions on checks, then the deduction for lateness and the share that
 * people give ("automatic"), then decisions on labs, then those on the whole.
 * attempts: by lab id, the earlier works that the policy may choose instead of
 * the one in the result ("attempt" says so); NULL if it chooses none. Each
 * computed value stays beside the new one as "computed". most: the maximum of
 * the whole if no lab was graded. Obstacles to a mark that the person who
 * decided had seen are moved to the notes.
 */
void standing_apply(json_t *result, json_t *attempts, json_t *decisions,
		    const struct policy *policy, long most);

/**
 * Add to remarks what was decided and what was late, in sentences for the
 * student and for all exports.
 */
void standing_remarks(const json_t *result, struct strlist *remarks);

#endif
