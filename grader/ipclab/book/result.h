/* SPDX-License-Identifier: MIT */
/* ipclab-result/1 of one submission, made from the gradebook. */
#ifndef IPCLAB_RESULT_H
#define IPCLAB_RESULT_H

#include "ipclab/book/gradebook.h"
#include "ipclab/book/trouble.h"

/**
 * The result document of a submission (schema/ipclab-result-1.json).
 * The caller owns it.
 */
json_t *compose_result(struct gradebook *book,
		       const struct submission_row *row);

#endif
