/* SPDX-License-Identifier: MIT */
/* What stands in the way of a mark until a person decides. */
#ifndef IPCLAB_OBSTACLES_H
#define IPCLAB_OBSTACLES_H

#include <jansson.h>

/** Everything that stands in the way of a mark, as sentences; with a lab's id,
 *  of that lab's alone. The caller owns the array. */
json_t *obstacles_of(const json_t *result, const char *lab);

/** A person has seen the obstacle with this text and decided: it no longer
 *  stands in the way. What the student should know becomes a note. */
void obstacle_settle(json_t *result, const char *seen);

/** Add an obstacle for each decision about something that no longer exists. */
void obstacles_add_vain(json_t *result, json_t *decisions);

#endif
