/* SPDX-License-Identifier: MIT */
/*
 * The user that a program runs as if the grader is root: a uid from a small
 * range that has no accounts, locked so that no two boxes share one by
 * accident.
 */
#include "sandbox/identity.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DEPTH 32

static const char *const lock_dirs[] = {"/run/lock/ipclab", "/run/ipclab",
					"/var/tmp/ipclab-uids"};

/** Open a directory that only root can write to; its descriptor, or -1. */
static int
open_lock_dir(void)
{
	struct stat st;

	for (size_t i = 0; i < sizeof(lock_dirs) / sizeof(*lock_dirs); i++) {
		if (mkdir(lock_dirs[i], 0700) == -1 && errno != EEXIST)
			continue;
		int fd = open(lock_dirs[i],
			      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (fd == -1)
			continue;
		if (fstat(fd, &st) == 0 && st.st_uid == 0 &&
		    !(st.st_mode & 022))
			return fd;
		close(fd);
	}
	return -1;
}

/** Where to start searching: other containers, whose locks we don't see, start
 *  elsewhere. */
static unsigned
first_choice(void)
{
	char host[256] = "";
	unsigned hash = 5381;

	gethostname(host, sizeof(host) - 1);
	for (const char *c = host; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	return hash % BOX_UID_COUNT;
}

int
box_claim_uid(struct box *box)
{
	int dir = open_lock_dir();
	unsigned first = first_choice();
	char name[16];

	if (dir == -1)
		return box_fail(box, "no directory for locks: "
				     "create /run/lock as root");
	for (unsigned i = 0; i < BOX_UID_COUNT; i++) {
		uid_t uid = BOX_UID_FIRST + (first + i) % BOX_UID_COUNT;

		if (getpwuid(uid))
			continue;
		snprintf(name, sizeof(name), "%d", (int)uid);
		int fd = openat(dir, name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd == -1)
			continue;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
			close(dir);
			box->uid = uid;
			box->uid_lock_fd = fd;
			return 0;
		}
		close(fd);
	}
	close(dir);
	errno = EAGAIN;
	return box_fail(box, "all %d user ids from %d on are in use",
			BOX_UID_COUNT, BOX_UID_FIRST);
}

static int give_entries(int dir, uid_t uid, int depth);

/*
 * A file with several names may belong to somebody else, and keeps its owner.
 * No symlink is followed: only its own owner changes.
 */
static int
give_entry(int dir, const char *name, uid_t uid, int depth)
{
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return errno == ENOENT ? 0 : -1;
	if (!S_ISDIR(st.st_mode)) {
		if (st.st_uid == uid || st.st_nlink > 1)
			return 0;
		return fchownat(dir, name, uid, uid, AT_SYMLINK_NOFOLLOW);
	}
	int sub = openat(dir, name,
			 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (sub == -1)
		return errno == ENOENT ? 0 : -1;
	int result = depth < MAX_DEPTH ? give_entries(sub, uid, depth + 1) : 0;
	close(sub);
	return result;
}

static int
give_entries(int dir, uid_t uid, int depth)
{
	struct stat st;
	struct dirent *entry;

	if (fstat(dir, &st) == -1)
		return -1;
	if (st.st_uid != uid && fchown(dir, uid, uid) == -1)
		return -1;
	DIR *entries = fdopendir(fcntl(dir, F_DUPFD_CLOEXEC, 3));
	if (!entries)
		return -1;
	int result = 0;
	while (result == 0 && (entry = readdir(entries))) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		result = give_entry(dir, entry->d_name, uid, depth);
	}
	closedir(entries);
	return result;
}

int
box_give_tree(struct box *box, const char *path, uid_t uid)
{
	int dir = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (dir == -1)
		return box_fail(box, "%s: %s", path, strerror(errno));
	int result = give_entries(dir, uid, 0);
	if (result == -1)
		box_fail(box, "cannot give %s to user %d: %s", path, (int)uid,
			 strerror(errno));
	close(dir);
	return result;
}

int
box_become(struct box *box, uid_t uid)
{
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (setgroups(0, NULL) == -1 || setresgid(uid, uid, uid) == -1 ||
	    setresuid(uid, uid, uid) == -1)
		return box_fail(box, "cannot become user %d: %s", (int)uid,
				strerror(errno));
	if (setuid(0) == 0) {
		errno = EPERM;
		return box_fail(box, "user %d can become root again", (int)uid);
	}
	return 0;
}
