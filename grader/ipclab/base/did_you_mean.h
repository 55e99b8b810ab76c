/* SPDX-License-Identifier: MIT */
/* "Did you mean …?" */
#ifndef IPCLAB_DID_YOU_MEAN_H
#define IPCLAB_DID_YOU_MEAN_H

#include "ipclab/base/mem.h"

/**
 * The item most like wanted, or NULL if none is close: more than half of the
 * letters differ. Ownership: the list's.
 */
const char *nearest(const struct strlist *list, const char *wanted);

#endif
