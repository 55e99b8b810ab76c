/* SPDX-License-Identifier: MIT */
/* A policy that is given to grade or report: --policy FILE. */
#ifndef IPCLAB_POLICY_FILE_H
#define IPCLAB_POLICY_FILE_H

#include "ipclab/book/gradebook.h"

/** Check a policy's file, also for labs that are not there, and put it into the
 *  gradebook. Returns 0, or -1 and *error. */
int policy_set(struct gradebook *book, const char *path, struct error *error);

/** Warn of extensions for people who handed in nothing by that name: nobody
 *  would notice one that does not work. */
void policy_tell(struct gradebook *book, const char *path);

#endif
