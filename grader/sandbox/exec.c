/* SPDX-License-Identifier: MIT */
/* In the forked child: enter the box as its profile requires. */
#include "sandbox/exec.h"
#include "sandbox/apply.h"
#include "sandbox/bwrap.h"
#include "sandbox/deny.h"
#include "sandbox/identity.h"
#include "sandbox/landlock.h"
#include "sandbox/view.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * The kernel can limit a user's processes for us only if all of them are ours.
 * Processes of the same uid in other containers count too, and we can't see
 * those: hence the limit has room for several of them, while ipcprobe counts
 * exactly.
 */
static void
limit_processes(const struct box *box)
{
	struct rlimit limit;

	if (!box->processes || !box->single_user)
		return;
	limit.rlim_cur = limit.rlim_max = 16 * box->processes + 16;
	setrlimit(RLIMIT_NPROC, &limit);
}

static int
exec_same_mounts(struct box *box, char *const argv[])
{
	const char *start = box_start_dir(box);
	char **environment = box_environment(box);

	setsid();
	if (box_drops_uid(box) && box_become(box, box->uid) == -1)
		return -1;
	if (chdir(start) == -1)
		return box_fail(box, "%s: %s", start, strerror(errno));
	limit_processes(box);
	if (box_landlock_abi() > 0 && box_landlock(box) == -1)
		return -1;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return box_fail(box, "no_new_privs: %s", strerror(errno));
	/* Search for the program in the box's PATH, not the grader's. */
	setenv("PATH", "/usr/bin:/bin", 1);
	if ((box->filter_fd >= 0 && box_apply_filter(box->filter_fd) == -1) ||
	    box_apply_denials() == -1)
		return box_fail(box, "seccomp: %s", strerror(errno));
	if (box->filter_fd >= 0)
		close(box->filter_fd);
	box_close_asked(box->closed_fds);
	execvpe(argv[0], argv, environment);
	box->not_run = true;
	return box_fail(box, "%s: %s", argv[0], strerror(errno));
}

int
box_exec(struct box *box, char *const argv[])
{
	switch (box->profile) {
	case BOX_A:
		return box_exec_bwrap(box, argv);
	case BOX_B:
	case BOX_C:
	case BOX_D:
		return exec_same_mounts(box, argv);
	case BOX_NONE:
		break;
	}
	box_close_asked(box->closed_fds);
	execvp(argv[0], argv);
	box->not_run = true;
	return box_fail(box, "%s: %s", argv[0], strerror(errno));
}
