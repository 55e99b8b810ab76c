/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_EXEC_H
#define SANDBOX_EXEC_H

#include "sandbox/box.h"

/**
 * In a forked child: enter the box and exec argv, with descriptors 0, 1 and 2
 * and a clean environment. All other descriptors but box->filter_fd must be
 * closed or close-on-exec by now. Returns only on failure: -1 with errno and
 * box->error; box->not_run distinguishes a program that can't be run from a box
 * that can't be made. If ipclab-init starts the program (profile A), the child
 * ends with 126 or 127 instead.
 */
int box_exec(struct box *box, char *const argv[]);

#endif
