/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_RULES_H
#define PROBE_READER_RULES_H

#include <stdbool.h>

/**
 * Write the line reader's seccomp program to a file: it allows use of memory
 * and reads of what is open; with `files` also opening more, which Landlock
 * must then restrict. Everything else fails with EPERM. Called by make-filters
 * when the kit is built. Returns 0, or -1 with errno.
 */
int reader_rules(bool files, int fd);

#endif
