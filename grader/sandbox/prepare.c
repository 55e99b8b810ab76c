/* SPDX-License-Identifier: MIT */
/* Prepare a box, and release what it holds; see prepare.h. */
#include "sandbox/prepare.h"
#include "sandbox/identity.h"
#include <errno.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <unistd.h>

/*
 * Another uid must be able to reach the directory. We never open up its
 * parents: that is up to their owners.
 */
static int
check_reachable(struct box *box, const char *path)
{
	const char *closed = box_unreachable(box, path);

	if (!closed)
		return 0;
	errno = EACCES;
	return box_fail(box,
			"user %d, whom student programs run as, cannot "
			"enter %s: chmod o+x it, or set TMPDIR to a directory "
			"that all can enter",
			(int)box->uid, closed);
}

int
box_prepare(struct box *box)
{
	if (box->profile == BOX_NONE)
		return 0;
	for (int i = 0; box->rw[i]; i++) {
		if (box->rw[i][0] != '/') {
			errno = EINVAL;
			return box_fail(box, "%s: not an absolute path",
					box->rw[i]);
		}
		/* The program would own everything in it: never give it that
		 * much. */
		if (strchr(box->rw[i] + 1, '/') == NULL) {
			errno = EINVAL;
			return box_fail(box,
					"%s is too much to give to a program: "
					"make a folder for it below",
					box->rw[i]);
		}
	}
	if (!box_drops_uid(box))
		return 0;
	box->single_user = true;
	if (box->uid == 0 && box_claim_uid(box) == -1)
		return -1;
	for (int i = 0; box->rw[i]; i++) {
		if (box_give_tree(box, box->rw[i], box->uid) == -1)
			return -1;
		/* In A, the supervisor itself mounts the directory. */
		if (box->profile != BOX_A &&
		    check_reachable(box, box->rw[i]) == -1)
			return -1;
	}
	return 0;
}

void
box_release(struct box *box)
{
	if (box->uid_lock_fd >= 0)
		close(box->uid_lock_fd);
	box->uid_lock_fd = -1;
}

void
box_view_enter(const struct box *box)
{
	if (box->profile == BOX_B && box->uid) {
		setfsgid(box->uid);
		setfsuid(box->uid);
	}
}

void
box_view_leave(const struct box *box)
{
	if (box->profile == BOX_B && box->uid) {
		setfsuid(geteuid());
		setfsgid(getegid());
		/* The change of user cleared the flag. A child of ours that
		 * will be traced in the next run must be as dumpable as we
		 * are. */
		prctl(PR_SET_DUMPABLE, 1);
	}
}
