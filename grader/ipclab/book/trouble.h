/* SPDX-License-Identifier: MIT */
/* What of a result needs a person. */
#ifndef IPCLAB_TROUBLE_H
#define IPCLAB_TROUBLE_H

#include <jansson.h>
#include <stdbool.h>

/** Is it in need of a person: refused, failed, or a check of status error? */
bool result_is_troubled(const json_t *result);

/** Why, in one sentence. Ownership: the caller frees. */
char *result_trouble(const json_t *result);

/** The same of one lab (an object of "labs"), where it has a result. */
bool lab_is_troubled(const json_t *lab);
char *lab_trouble(const json_t *lab);

#endif
