/* SPDX-License-Identifier: MIT */
#include "probe/live/proc_file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

/* These files arrive a page at a time, so a piece much shorter than that is the
 * last. */
ssize_t
proc_read(char *buf, size_t size, const char *format, ...)
{
	enum { LAST_PIECE = 2048 };
	char path[64];
	size_t len = 0;
	ssize_t got = 0;
	va_list args;
	int fd;

	va_start(args, format);
	vsnprintf(path, sizeof path, format, args);
	va_end(args);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return -1;
	while (len + 1 < size &&
	       (got = read(fd, buf + len, size - 1 - len)) > 0) {
		len += (size_t)got;
		if (got < LAST_PIECE)
			break;
	}
	if (len == 0 && got == -1) {
		int saved = errno;
		close(fd);
		errno = saved;
		return -1;
	}
	close(fd);
	buf[len] = '\0';
	return (ssize_t)len;
}
