/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_BWRAP_H
#define SANDBOX_BWRAP_H

#include "sandbox/box.h"

/** Profile A: become bwrap. */
int box_exec_bwrap(struct box *box, char *const argv[]);

#endif
