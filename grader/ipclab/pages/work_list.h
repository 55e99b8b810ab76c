/* SPDX-License-Identifier: MIT */
/* What a person should see to, as items that the report's script can tick. */
#ifndef IPCLAB_WORK_LIST_H
#define IPCLAB_WORK_LIST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/** Was nothing handed in that anybody could grade? */
bool work_is_empty(const json_t *result);

/**
 * The item of a submission that has a mark which a person should see all the
 * same: it does not all compile, or has almost no points. None where somebody
 * decided on it.
 */
void work_add(FILE *list, const json_t *result);

#endif
