/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_APPLY_H
#define SANDBOX_APPLY_H

/** Install the seccomp program that fd holds. */
int box_apply_filter(int fd);
/** Close the descriptors 0, 1, 2 whose bits are set. */
void box_close_asked(unsigned closed_fds);
/** Keep descriptors 0, 1, 2 and keep (or -1), close all the others. */
void box_close_others(int keep);

#endif
