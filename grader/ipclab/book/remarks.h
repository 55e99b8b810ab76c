/* SPDX-License-Identifier: MIT */
/* What every table and export says of a mark besides its points. */
#ifndef IPCLAB_REMARKS_H
#define IPCLAB_REMARKS_H

#include "ipclab/base/mem.h"

#include <jansson.h>

/**
 * Add to remarks, in sentences: first why it has no mark, if it has none; that
 * hidden checks did not run; labs for which nothing was handed in; what was
 * decided and what was late; the notes on its files.
 */
void remarks_of(const json_t *result, struct strlist *remarks);

#endif
