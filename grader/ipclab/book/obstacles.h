/* SPDX-License-Identifier: MIT */
/* What stands in the way of a mark until a person decides. */
#ifndef IPCLAB_OBSTACLES_H
#define IPCLAB_OBSTACLES_H

#include <jansson.h>

/** Everything that stands in the way of a mark, as sentences. The caller owns
 *  it. */
json_t *obstacles_of(const json_t *result);

/** A person has seen the one with this text and decided: it no longer stands in
 *  the way, and what the student should know becomes a note. */
void obstacle_settle(json_t *result, const char *seen);

/** A person must look at what was decided of something that is gone. */
void obstacles_add_vain(json_t *result, json_t *decisions);

#endif
