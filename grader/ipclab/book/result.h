/* SPDX-License-Identifier: MIT */
/* ipclab-result/1 of one submission, made from the gradebook. */
#ifndef IPCLAB_COMPOSE_H
#define IPCLAB_COMPOSE_H

#include "ipclab/book/gradebook.h"

/**
 * The result document of a submission (schema/ipclab-result-1.json).
 * The caller owns it.
 */
json_t *compose_result(struct gradebook *book,
		       const struct submission_row *row);

/** Is it in need of a person: refused, failed, or a check of status error? */
bool result_is_troubled(const json_t *result);

/** Why, in one sentence. Ownership: the caller frees. */
char *result_trouble(const json_t *result);

/** The same of one lab (an object of "labs"), where it has a result. */
bool lab_is_troubled(const json_t *lab);
char *lab_trouble(const json_t *lab);

#endif
