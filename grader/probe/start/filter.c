/* SPDX-License-Identifier: MIT */
/* The seccomp filter of an observed program; see filter.h. */
#include "probe/start/filter.h"
#include "probe/start/filter_pass.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "probe/start/filter_programs.inc" /* made from filter_rules.c */

static int
write_whole(int fd, const void *bytes, size_t size)
{
	ssize_t done = write(fd, bytes, size);

	if (done >= 0 && (size_t)done != size)
		errno = ENOSPC;
	return done == (ssize_t)size ? 0 : -1;
}

static int
make_file(bool control)
{
	int fd = memfd_create("ipcprobe filter", MFD_CLOEXEC), rc, saved;

	if (fd == -1)
		return -1;
	if (control)
		/* without filter_pass(): faults count every open */
		rc = write_whole(fd, controlled_program,
				 sizeof controlled_program);
	else
		rc = filter_pass(fd) == -1
			     ? -1
			     : write_whole(fd, observed_program,
					   sizeof observed_program);
	if (rc == 0 && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	saved = errno;
	close(fd);
	errno = saved;
	return -1;
}

int
filter_export(bool control)
{
	static int made[2] = {-1, -1};

	if (made[control] == -1)
		made[control] = make_file(control);
	return made[control] == -1 ? -1
				   : fcntl(made[control], F_DUPFD_CLOEXEC, 3);
}

int
filter_install(int fd)
{
	enum { FILTER_MAX = 4096 };
	static struct sock_filter program[FILTER_MAX];
	struct sock_fprog prog = {.filter = program};
	ssize_t len = pread(fd, program, sizeof program, 0);

	if (len <= 0) {
		errno = EINVAL;
		return -1;
	}
	prog.len = (unsigned short)((size_t)len / sizeof *program);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog);
}
