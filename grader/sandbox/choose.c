/* SPDX-License-Identifier: MIT */
/* Find out which profiles work here, by running a program in each. */
#include "sandbox/choose.h"
#include "sandbox/landlock.h"
#include "sandbox/prepare.h"
#include "sandbox/try_run.h"

#include <errno.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LIMIT_MS = 5000 };

static bool
has_capability(int cap)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = {{0}};

	if (syscall(SYS_capget, &header, data) == -1)
		return false;
	return data[cap / 32].effective & (1u << cap % 32);
}

static bool
shows_blocked_calls(void)
{
	return access("/proc/self/syscall", R_OK) == 0;
}

/** What rules out the profile without trying it; NULL if nothing does. */
static const char *
obstacle(enum box_profile profile)
{
	bool root = geteuid() == 0;

	if (profile != BOX_D && !shows_blocked_calls())
		return "/proc/PID/syscall is missing or can't be read";
	switch (profile) {
	case BOX_A:
		if (root && !has_capability(CAP_SYS_PTRACE))
			return "root without CAP_SYS_PTRACE cannot see into "
			       "user namespaces";
		return NULL;
	case BOX_B:
		if (!root)
			return "needs root, to run programs as another user";
		if (!has_capability(CAP_SETUID) ||
		    !has_capability(CAP_SETGID) || !has_capability(CAP_CHOWN))
			return "needs the capabilities SETUID, SETGID, CHOWN";
		if (box_landlock_abi() < 1)
			return "the kernel has no Landlock";
		return NULL;
	case BOX_C:
		if (root)
			return "is for ordinary users: root is given B";
		if (box_landlock_abi() < 6)
			return "needs Landlock ABI 6 (Linux 6.12) or later";
		return NULL;
	case BOX_D:
		if (!root)
			return "needs root, to run programs as another user";
		return NULL;
	case BOX_NONE:
		break;
	}
	return NULL;
}

/** Run a program in the box: it must end with status 0. */
static int
run_once(enum box_profile profile, const char *dir, char *why, size_t size)
{
	static const char *const argv[] = {"/bin/sh", "-c",
					   ": > probe && rm probe", NULL};
	int output = memfd_create("output", MFD_CLOEXEC);
	int late = 0, status = -1;
	char said[4096] = "";
	struct box box;

	box_init(&box, profile);
	box_add_rw(&box, dir);
	box.cwd = dir;
	if (box_prepare(&box) == -1 ||
	    (late = box_run(&box, (char *const *)argv, LIMIT_MS, output,
			    &status)) == -1)
		snprintf(why, size, "%s", box.error);
	else if (late)
		snprintf(why, size, "a first program did not end");
	else if (status != 0 && pread(output, said, sizeof said - 1, 0) >= 0)
		snprintf(why, size, "%.*s", (int)strcspn(said, "\n"), said);
	box_release(&box);
	close(output);
	return !late && status == 0 ? 0 : -1;
}

int
box_try(enum box_profile profile, char *why, size_t size)
{
	const char *against = obstacle(profile);
	const char *tmp = getenv("TMPDIR");
	char dir[4096];

	if (against) {
		snprintf(why, size, "%s", against);
		errno = ENOTSUP;
		return -1;
	}
	if (profile == BOX_NONE)
		return 0;
	snprintf(dir, sizeof(dir), "%s/ipclab-probe-XXXXXX",
		 tmp && tmp[0] == '/' ? tmp : "/tmp");
	if (!mkdtemp(dir)) {
		snprintf(why, size, "%s: %s", dir, strerror(errno));
		return -1;
	}
	int result = run_once(profile, dir, why, size);
	rmdir(dir);
	if (result == -1)
		errno = ENOTSUP;
	return result;
}

int
box_probe(enum box_profile *out, char *why, size_t size)
{
	size_t used = 0;

	*out = BOX_NONE;
	if (size)
		why[0] = '\0';
	for (int p = BOX_A; p <= BOX_D; p++) {
		char reason[512] = "";

		if (box_try(p, reason, sizeof(reason)) == 0) {
			*out = p;
			return 0;
		}
		if (used < size)
			used += snprintf(why + used, size - used,
					 "profile %s: %s\n",
					 box_profile_name(p), reason);
	}
	errno = ENOTSUP;
	return -1;
}
