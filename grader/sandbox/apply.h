/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_APPLY_H
#define SANDBOX_APPLY_H

/** Install the seccomp program in fd. */
int box_apply_filter(int fd);
/** Close the descriptors 0, 1, 2 whose bits are set. */
void box_close_asked(unsigned closed_fds);
/** Close all descriptors but 0, 1, 2 and keep (or -1). */
void box_close_others(int keep);

#endif
