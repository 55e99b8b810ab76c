/* SPDX-License-Identifier: MIT */
/* When a student's commit was made. */
#ifndef IPCLAB_GIT_INSTANT_H
#define IPCLAB_GIT_INSTANT_H

#include <time.h>

/**
 * The committer's instant of the commit that is checked out in a folder; 0 if
 * that is no Git working tree, or cannot be told (no git here). Nothing of the
 * repository's own configuration is obeyed.
 */
time_t git_instant(const char *folder);

#endif
