/* SPDX-License-Identifier: MIT */
/* What a person should attend to, as items that the report's script can
   tick. */
#ifndef IPCLAB_WORK_LIST_H
#define IPCLAB_WORK_LIST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/** Was nothing handed in that anybody could grade? */
bool work_is_empty(const json_t *result);

/**
 * The item for a submission whose mark a person should check: some of it does
 * not compile, or it has almost no points. None if somebody has decided on it.
 */
void work_add(FILE *list, const json_t *result);

#endif
