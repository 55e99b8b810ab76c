/* SPDX-License-Identifier: MIT */
/* How much is done at a time: --jobs. */
#ifndef IPCLAB_JOBS_H
#define IPCLAB_JOBS_H

#include <stddef.h>

/** One for each processor that this process may run on. */
size_t jobs_default(void);

/** What --jobs says, from 1 to 1024; else the end, as wrong usage. */
size_t jobs_parse(const char *text);

#endif
