/* SPDX-License-Identifier: MIT */
/* From what was computed to the mark that stands. */
#ifndef IPCLAB_STANDING_H
#define IPCLAB_STANDING_H

#include "ipclab/base/mem.h"
#include "ipclab/book/policy.h"

#include <jansson.h>

/**
 * Apply what people decided and the course's policy to a result whose labs
 * have the points that were computed (and "at", when their work came): first
 * decisions on checks, then what is taken off for lateness and left for people
 * to give ("automatic"), then decisions on labs, then on the whole. What was
 * computed stays beside it as "computed". most: points that the whole can have
 * where no lab was graded. What stood in the way of a mark and was seen then is
 * taken out, to notes.
 */
void standing_apply(json_t *result, json_t *decisions,
		    const struct policy *policy, long most);

/** All that stands in the way of a mark, as sentences. The caller owns it. */
json_t *standing_obstacles(const json_t *result);

/**
 * What was decided and what came late, in sentences for the student and for
 * all exports, are added to remarks.
 */
void standing_remarks(const json_t *result, struct strlist *remarks);

#endif
