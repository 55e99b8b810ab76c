/* SPDX-License-Identifier: MIT */
/* What in a result needs a person. */
#ifndef IPCLAB_TROUBLE_H
#define IPCLAB_TROUBLE_H

#include <jansson.h>
#include <stdbool.h>

/** Does it need a person: was it refused, did grading fail, or does a check
 *  have status error? */
bool result_is_troubled(const json_t *result);

/** Why, in one sentence. Ownership: the caller frees. */
char *result_trouble(const json_t *result);

/** The same for one lab (an object of "labs"), if it has a result. */
bool lab_is_troubled(const json_t *lab);
char *lab_trouble(const json_t *lab);

/** Its check without a verdict, if that is its trouble; else NULL. */
const json_t *lab_troubled_check(const json_t *lab);

/**
 * May this lab's points be shown as a mark? Not while the whole submission
 * needs a person, and not after a grading that failed: an earlier mark stands
 * in the gradebook only. lab: an object of "labs"; NULL has none.
 */
bool lab_has_mark(const json_t *result, const json_t *lab);

#endif
