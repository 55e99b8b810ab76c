/* SPDX-License-Identifier: MIT */
/* When a student's commit was made. */
#ifndef IPCLAB_GIT_INSTANT_H
#define IPCLAB_GIT_INSTANT_H

#include <time.h>

/**
 * The committer's time of the commit that is checked out in a folder; 0 if the
 * folder is not a Git working tree or the time can't be found (git is missing).
 * The repository's own configuration is not used.
 */
time_t git_instant(const char *folder);

#endif
