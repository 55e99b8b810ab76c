/* SPDX-License-Identifier: MIT */
/* The last steps before a program starts; used by ipclab-init too. */
#include "sandbox/apply.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int
box_apply_filter(int fd)
{
	struct stat st;
	struct sock_fprog program;
	int result = -1;

	if (fstat(fd, &st) == -1)
		return -1;
	size_t size = st.st_size;
	if (size == 0 || size % sizeof(struct sock_filter) ||
	    size / sizeof(struct sock_filter) > BPF_MAXINSNS) {
		errno = EINVAL;
		return -1;
	}
	void *code = malloc(size);
	if (!code)
		return -1;
	if (pread(fd, code, size, 0) != (ssize_t)size) {
		errno = EIO;
		goto cleanup;
	}
	program.len = size / sizeof(struct sock_filter);
	program.filter = code;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		goto cleanup;
	result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
cleanup:
	free(code);
	return result;
}

void
box_close_others(int keep)
{
	if (keep < 3) {
		close_range(3, ~0U, 0);
		return;
	}
	if (keep > 3)
		close_range(3, keep - 1, 0);
	close_range(keep + 1, ~0U, 0);
}

void
box_close_asked(unsigned closed_fds)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (closed_fds >> fd & 1)
			close(fd);
	}
}
