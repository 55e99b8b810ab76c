/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_RULES_H
#define PROBE_READER_RULES_H

#include <stdbool.h>

/**
 * Write the seccomp program of the line reader to a file: it may use its memory
 * and read what is open; with `files` it may also open more, which Landlock
 * must then restrict. Everything else fails with EPERM. Done when the kit is
 * built, by make-filters. Returns 0, or -1 with errno.
 */
int reader_rules(bool files, int fd);

#endif
