/* SPDX-License-Identifier: MIT */
/* The policy given to grade or report: --policy FILE. */
#ifndef IPCLAB_POLICY_FILE_H
#define IPCLAB_POLICY_FILE_H

#include "ipclab/book/gradebook.h"

/** Check a policy file, also for labs that do not exist, and store it in the
 *  gradebook. Returns 0, or -1 and *error. */
int policy_set(struct gradebook *book, const char *path, struct error *error);

/** Warn of extensions for names that handed in nothing: a misspelled one would
 *  otherwise go unnoticed. */
void policy_tell(struct gradebook *book, const char *path);

#endif
