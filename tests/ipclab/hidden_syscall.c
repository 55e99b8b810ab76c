/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: a machine without /proc/PID/syscall, as gVisor is or a kernel that
 * was built without it. Names of that file can't be opened; all others can.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static bool
is_hidden(const char *path)
{
	size_t len = strlen(path);

	return strncmp(path, "/proc/", 6) == 0 && len > 8 &&
	       strcmp(path + len - 8, "/syscall") == 0;
}

int
access(const char *path, int mode)
{
	if (is_hidden(path)) {
		errno = ENOENT;
		return -1;
	}
	return faccessat(AT_FDCWD, path, mode, 0);
}

int
open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	if (is_hidden(path)) {
		errno = ENOENT;
		return -1;
	}
	va_start(args, flags);
	if (flags & (O_CREAT | __O_TMPFILE))
		mode = va_arg(args, mode_t);
	va_end(args);
	return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char *, int, ...) __attribute__((alias("open")));
