/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_DISARM_H
#define IPCLAB_DISARM_H

/**
 * Make Valgrind's client requests in the program PATH do nothing, just as
 * without Valgrind: a program must not be able to switch reports off, or to
 * find out that it is being watched. Each request begins with four rotations
 * that together change nothing, by which Valgrind recognises it; they become
 * no-ops. The file is written only if it has any requests. Returns how many
 * there were, or -1 with errno. Source: valgrind.h,
 * __SPECIAL_INSTRUCTION_PREAMBLE of amd64 and arm64.
 */
int disarm(const char *path);

#endif
