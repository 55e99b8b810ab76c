/* SPDX-License-Identifier: MIT */
/* The calls left to the line reader; see reader_rules.h. */
#include "probe/lines/reader_rules.h"
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/mman.h>

static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(pread64),
	SCMP_SYS(lseek),
	SCMP_SYS(close),
	SCMP_SYS(dup),
	SCMP_SYS(recvmsg), /* on its one socket; it can't get another */
	SCMP_SYS(sendto),
	SCMP_SYS(brk),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(getrandom),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
#ifdef __SANITIZE_ADDRESS__
	SCMP_SYS(sigaltstack), /* for ASan, before calls that don't return */
#endif
	-1,
};

/* Memory, but never executable. */
static int
allow_memory(scmp_filter_ctx ctx)
{
	struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	int rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
				  no_code);

	return rc < 0 ? rc
		      : seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
					 SCMP_SYS(mprotect), 1, no_code);
}

/* libelf asks whether a descriptor is open; fstat(3) uses newfstatat(2). */
static int
allow_questions(scmp_filter_ctx ctx)
{
	int rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
				  SCMP_A1(SCMP_CMP_EQ, F_GETFD));

	if (rc == 0)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(fstat), 0);
	if (rc == 0)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat),
				      1, SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH));
	return rc;
}

static int
add_rules(scmp_filter_ctx ctx, bool files)
{
	int rc = allow_memory(ctx);

	if (rc == 0)
		rc = allow_questions(ctx);
	if (rc == 0 && files)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 0);
	for (const int *call = allowed; rc == 0 && *call != -1; call++)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, *call, 0);
	return rc;
}

int
reader_rules(bool files, int fd)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc;

	if (!ctx) {
		errno = ENOMEM;
		return -1;
	}
	rc = seccomp_attr_set(ctx, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL);
	if (rc == 0)
		rc = add_rules(ctx, files);
	if (rc == 0)
		rc = seccomp_export_bpf(ctx, fd);
	seccomp_release(ctx);
	if (rc < 0) {
		errno = -rc;
		return -1;
	}
	return 0;
}
