/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROCFS_PARTS_H
#define PROBE_PROCFS_PARTS_H

#include <stddef.h>
#include <sys/types.h>

/** Read a small /proc file entirely, and end it with a NUL. Returns its length,
 *  or -1 with errno. */
ssize_t slurp(const char *path, char *buf, size_t size);

#endif
