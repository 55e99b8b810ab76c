/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROC_FILE_H
#define PROBE_PROC_FILE_H

#include <stddef.h>
#include <sys/types.h>

/** Read a whole small file of /proc and NUL-terminate it; its path is
 *  printf-formatted. Returns its length, or -1 with errno. */
ssize_t proc_read(char *buf, size_t size, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
