/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_BWRAP_H
#define SANDBOX_BWRAP_H

#include "sandbox/box.h"

/** Path of a bwrap that is not setuid; -1 with box->error. */
int box_find_bwrap(struct box *box, char *path, size_t size);

/** Profile A: become bwrap. */
int box_exec_bwrap(struct box *box, char *const argv[]);

#endif
