/* SPDX-License-Identifier: MIT */
/* How many jobs run at a time. */
#ifndef IPCLAB_JOBS_H
#define IPCLAB_JOBS_H

#include <stddef.h>

enum { JOBS_MOST = 1024 }; /* the most that --jobs accepts */

/** One for each processor that this process may run on. */
size_t jobs_default(void);

#endif
