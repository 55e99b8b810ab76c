/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_RULES_H
#define PROBE_READER_RULES_H

#include <stdbool.h>

/**
 * Write the seccomp program of the line reader to a file: it may use its memory
 * and read what is open; and with `files` open more, which Landlock must then
 * bound. All else fails with EPERM. Done when the kit is built, by
 * make-filters. Returns 0, or -1 with errno.
 */
int reader_rules(bool files, int fd);

#endif
