/* SPDX-License-Identifier: MIT */
/*
 * What the line reader gives up before it looks at a student's file. The order
 * matters: a change of user clears PR_SET_PDEATHSIG, and after the filter is
 * loaded nothing more can be given up.
 */
#include "probe/lines/reader_confine.h"
#include "probe/lines/reader_parts.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "probe/lines/reader_programs.inc" /* made from reader_rules.c */

enum {
	NOBODY = 65534,
	MEMORY_MB = 512, /* on top of what it started with */
};

/* Separate debug information; owned by root. */
#define DEBUG_FILES "/usr/lib/debug"

static rlim_t
memory_now(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	unsigned long pages = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static int
limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit value = {soft, hard};

	return setrlimit(resource, &value);
}

static int
set_limits(void)
{
	rlim_t memory = memory_now() + ((rlim_t)MEMORY_MB << 20);

	/* SIGXCPU comes before SIGKILL, and tells us the cause */
	if (limit(RLIMIT_CPU, READER_CPU_S, READER_CPU_S + 1) ||
	    limit(RLIMIT_AS, memory, memory) || limit(RLIMIT_FSIZE, 0, 0) ||
	    limit(RLIMIT_CORE, 0, 0))
		return -1;
	return 0;
}

/* A user namespace with a single user has no other user to become. Then drop at
 * least the capabilities; the filter covers the rest. */
static int
drop_rights(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {{0}};

	if (geteuid() == 0 && setgroups(0, NULL) == 0 &&
	    setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
	    setresuid(NOBODY, NOBODY, NOBODY) == -1 && errno != EINVAL)
		return -1;
	return (int)syscall(SYS_capset, &header, none);
}

/* Allow opening files there and nowhere else. False if the kernel can't. */
static bool
only_debug_files(void)
{
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE};
	struct landlock_ruleset_attr all = {
		.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
	bool done = false;
	int rules;

	beneath.parent_fd = open(DEBUG_FILES, O_PATH | O_CLOEXEC);
	if (beneath.parent_fd == -1)
		return false;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all,
			     sizeof(all.handled_access_fs), 0);
	if (rules != -1) {
		done = syscall(SYS_landlock_add_rule, rules,
			       LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0 &&
		       syscall(SYS_landlock_restrict_self, rules, 0) == 0;
		close(rules);
	}
	close(beneath.parent_fd);
	return done;
}

static int
set_filter(bool files)
{
	struct sock_fprog none = {
		.len = sizeof(reader_program) / sizeof(*reader_program),
		.filter = (struct sock_filter *)reader_program};
	struct sock_fprog some = {
		.len = sizeof(reader_files_program) /
		       sizeof(*reader_files_program),
		.filter = (struct sock_filter *)reader_files_program};

	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0,
			    files ? &some : &none);
}

int
reader_confine(pid_t parent)
{
	if (set_limits() == -1 || drop_rights() == -1 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    prctl(PR_SET_PDEATHSIG, SIGKILL) == -1)
		return -1;
	if (getppid() != parent) {
		errno = ESRCH;
		return -1;
	}
	return set_filter(only_debug_files());
}
