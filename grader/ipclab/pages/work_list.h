/* SPDX-License-Identifier: MIT */
/* Things that need a person's attention, as items to tick off by the report's
   script. */
#ifndef IPCLAB_WORK_LIST_H
#define IPCLAB_WORK_LIST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/** Was nothing gradable handed in? */
bool work_is_empty(const json_t *result);

/**
 * Add an item for a submission whose mark a person should check: part of it
 * does not compile, or it has almost no points. Adds none if somebody has
 * already decided on it.
 */
void work_add(FILE *list, const json_t *result);

#endif
