/* Another process's memory; see remote.h. */
#include "remote.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

ssize_t
remote_read_some(pid_t tid, uint64_t addr, void *buf, size_t len)
{
	struct iovec local = {buf, len}, remote = {(void *)addr, len};

	return process_vm_readv(tid, &local, 1, &remote, 1, 0);
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

char *
remote_string(pid_t tid, uint64_t addr)
{
	char buf[PATH_MAX];
	size_t len = 0;

	/* Up to a page's end at a time: the next page may not be there. */
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

	return process_vm_writev(tid, &local, 1, &remote, 1, 0) == (ssize_t)len
		       ? 0
		       : -1;
}
