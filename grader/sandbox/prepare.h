/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_PREPARE_H
#define SANDBOX_PREPARE_H

#include "sandbox/box.h"

/**
 * Prepare in the supervisor: claim a uid if one is needed, make it the owner of
 * the writable directories, and check that it can reach them. Returns 0, or -1
 * with box->error saying what to do. Ownership: may open box->uid_lock_fd;
 * box_release closes it.
 */
int box_prepare(struct box *box);
void box_release(struct box *box);

/**
 * Between these two calls, root without CAP_SYS_PTRACE can read the boxed
 * processes' files in /proc/PID. Open nothing else in between. Source: KERNEL
 * facts; setfsuid(2).
 */
void box_view_enter(const struct box *box);
void box_view_leave(const struct box *box);

#endif
