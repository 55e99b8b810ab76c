/* SPDX-License-Identifier: MIT */
/*
 * Landlock: what a program may open, signal and connect to if it has no mount
 * namespace of its own (profiles B, C and D). Source:
 * Documentation/userspace-api/landlock.rst.
 */
#include "sandbox/landlock.h"
#include "sandbox/view.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Missing from the headers of older systems. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif
#define NET_TCP_BIND_AND_CONNECT 3ULL
#define SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS 3ULL

#define READ_AND_RUN                                                           \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |           \
	 LANDLOCK_ACCESS_FS_READ_DIR)
#define OF_A_FILE                                                              \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |           \
	 LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |         \
	 LANDLOCK_ACCESS_FS_IOCTL_DEV)
#define DEVICE_NODES                                                           \
	(LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK)

/* As in ABI 6; that of older headers is shorter. */
struct ruleset_attr {
	uint64_t handled_access_fs;
	uint64_t handled_access_net;
	uint64_t scoped;
};

int
box_landlock_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
			   LANDLOCK_CREATE_RULESET_VERSION);

	return abi < 0 ? 0 : abi;
}

static uint64_t
rights_of_abi(int abi)
{
	uint64_t rights = (1ULL << 13) - 1;

	if (abi >= 2)
		rights |= LANDLOCK_ACCESS_FS_REFER;
	if (abi >= 3)
		rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
	if (abi >= 5)
		rights |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
	return rights;
}

/** Returns 0 also if path does not exist: there is nothing to allow. */
static int
allow(int ruleset, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = rights};
	struct stat st;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd == -1)
		return errno == ENOENT ? 0 : -1;
	if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed_access &= OF_A_FILE;
	int result = syscall(SYS_landlock_add_rule, ruleset,
			     LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
	return result;
}

static int
allow_all(int ruleset, const char *const *paths, uint64_t rights)
{
	for (int i = 0; paths[i]; i++) {
		if (allow(ruleset, paths[i], rights) == -1)
			return -1;
	}
	return 0;
}

static int
add_rules(struct box *box, int ruleset, uint64_t rights)
{
	/* Of /proc, only what a program may know about itself. */
	static const char *const self[] = {"/proc/self", "/proc/cpuinfo",
					   "/proc/meminfo", "/proc/stat", NULL};
	uint64_t write = rights & ~DEVICE_NODES & ~LANDLOCK_ACCESS_FS_IOCTL_DEV;
	uint64_t device = LANDLOCK_ACCESS_FS_READ_FILE |
			  LANDLOCK_ACCESS_FS_WRITE_FILE |
			  (rights & LANDLOCK_ACCESS_FS_TRUNCATE);

	if (allow_all(ruleset, box_system_dirs, READ_AND_RUN) == -1 ||
	    allow_all(ruleset, self, READ_AND_RUN) == -1 ||
	    allow_all(ruleset, box->ro, READ_AND_RUN) == -1 ||
	    allow_all(ruleset, box_devices, device) == -1 ||
	    allow_all(ruleset, box->rw, write) == -1)
		return -1;
	if (box->toolchain)
		return allow_all(ruleset, box_toolchain_dirs, READ_AND_RUN);
	return 0;
}

int
box_landlock(struct box *box)
{
	int abi = box_landlock_abi();
	struct ruleset_attr attr = {
		.handled_access_fs = rights_of_abi(abi),
		.handled_access_net = abi >= 4 ? NET_TCP_BIND_AND_CONNECT : 0,
		.scoped = abi >= 6 ? SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS : 0,
	};
	size_t size = abi >= 6   ? sizeof(attr)
		      : abi >= 4 ? 2 * sizeof(uint64_t)
				 : sizeof(uint64_t);
	int result = -1;
	int ruleset = syscall(SYS_landlock_create_ruleset, &attr, size, 0);

	if (ruleset == -1)
		return box_fail(box, "Landlock: %s", strerror(errno));
	if (add_rules(box, ruleset, attr.handled_access_fs) == 0 &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, ruleset, 0) == 0)
		result = 0;
	else
		box_fail(box, "Landlock: %s", strerror(errno));
	close(ruleset);
	return result;
}
