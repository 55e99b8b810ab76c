/* SPDX-License-Identifier: MIT */
/* Another process's memory; see remote.h. */
#include "probe/live/remote.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PAGE = 4096, PAGES_MAX = 64 };

/* Root without CAP_SYS_PTRACE may not call process_vm_readv, but after
 * setfsuid(2) to the program's user it may open the memory as a file. */
static ssize_t
by_file(pid_t tid, uint64_t addr, void *buf, size_t len, bool writing)
{
	char path[32];
	ssize_t done;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/mem", (int)tid);
	fd = open(path, (writing ? O_WRONLY : O_RDONLY) | O_CLOEXEC);
	if (fd == -1)
		return -1;
	done = writing ? pwrite(fd, buf, len, (off_t)addr)
		       : pread(fd, buf, len, (off_t)addr);
	close(fd);
	return done;
}

ssize_t
remote_read_some(pid_t tid, uint64_t addr, void *buf, size_t len)
{
	struct iovec local = {buf, len}, remote[PAGES_MAX];
	uint64_t at = addr, end = addr + len;
	size_t count = 0;
	ssize_t got;

	/* One iovec per page: the call stops before the first that is not
	 * mapped. */
	for (; at < end && count < PAGES_MAX; count++) {
		uint64_t next = (at | (PAGE - 1)) + 1;

		next = next < end ? next : end;
		remote[count] = (struct iovec){(void *)at, next - at};
		at = next;
	}
	local.iov_len = at - addr;
	got = process_vm_readv(tid, &local, 1, remote, count, 0);
	if (got == -1 && errno == EPERM)
		got = by_file(tid, addr, buf, len, false);
	return got;
}

int
remote_read(pid_t tid, uint64_t addr, void *buf, size_t len)
{
	ssize_t got = remote_read_some(tid, addr, buf, len);

	if (got == (ssize_t)len)
		return 0;
	if (got >= 0)
		errno = EFAULT;
	return -1;
}

int
remote_fd_set(pid_t tid, uint64_t addr, int count, fd_set *set)
{
	FD_ZERO(set);
	if (count < 0 || count > FD_SETSIZE) {
		errno = EINVAL;
		return -1;
	}
	return addr == 0 ? 0
			 : remote_read(tid, addr, set,
				       ((size_t)count + 63) / 64 * 8);
}

char *
remote_string(pid_t tid, uint64_t addr)
{
	char buf[PATH_MAX];
	size_t len = 0;

	/* Read up to the end of a page at a time: the next may not be
	 * mapped. */
	while (len < sizeof buf) {
		size_t want = 4096 - ((addr + len) & 4095);
		ssize_t got;

		if (want > sizeof buf - len)
			want = sizeof buf - len;
		got = remote_read_some(tid, addr + len, buf + len, want);
		if (got <= 0)
			return NULL;
		if (memchr(buf + len, '\0', (size_t)got))
			return strdup(buf);
		len += (size_t)got;
	}
	errno = ENAMETOOLONG;
	return NULL;
}

int
remote_write(pid_t tid, uint64_t addr, const void *buf, size_t len)
{
	struct iovec local = {(void *)buf, len}, remote = {(void *)addr, len};
	ssize_t done = process_vm_writev(tid, &local, 1, &remote, 1, 0);

	if (done == -1 && errno == EPERM)
		done = by_file(tid, addr, (void *)buf, len, true);
	return done == (ssize_t)len ? 0 : -1;
}
