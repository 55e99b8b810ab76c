/* SPDX-License-Identifier: MIT */
/*
 * Profile A: bubblewrap with namespaces of its own. In it, ipclab-init starts
 * the program and stays as the first process of the pid namespace, so that
 * orphans have a parent.
 */
#include "sandbox/bwrap.h"
#include "sandbox/identity.h"
#include "sandbox/view.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define INNER_INIT "/.init"
#define STAGE "/tmp"
#define MAX_ARGS 256

static const char *const bwrap_paths[] = {"/usr/bin/bwrap", "/bin/bwrap",
					  "/usr/local/bin/bwrap"};

struct args {
	const char *list[MAX_ARGS];
	int count;
};

/** Find a bwrap that is not setuid, and write its path. -1 with box->error. */
static int
box_find_bwrap(struct box *box, char *path, size_t size)
{
	struct stat st;

	for (size_t i = 0; i < sizeof(bwrap_paths) / sizeof(*bwrap_paths);
	     i++) {
		if (stat(bwrap_paths[i], &st) == -1)
			continue;
		if (st.st_mode & (S_ISUID | S_ISGID)) {
			errno = EPERM;
			return box_fail(box,
					"%s is setuid: such a bwrap "
					"cannot be supervised",
					bwrap_paths[i]);
		}
		snprintf(path, size, "%s", bwrap_paths[i]);
		return 0;
	}
	errno = ENOENT;
	return box_fail(box, "bwrap is not installed "
			     "(package bubblewrap)");
}

static void
push(struct args *args, const char *first, const char *second,
     const char *third)
{
	const char *const words[] = {first, second, third};

	for (int i = 0; i < 3; i++) {
		if (words[i] && args->count < MAX_ARGS - 1)
			args->list[args->count++] = words[i];
	}
	args->list[args->count] = NULL;
}

/** Show path as it is outside: a symlink stays one, a missing path is left
 *  out. */
static void
push_system(struct args *args, const char *path)
{
	static char targets[32][128];
	static int used;
	struct stat st;

	if (lstat(path, &st) == -1)
		return;
	if (!S_ISLNK(st.st_mode) || used == 32) {
		push(args, "--ro-bind", path, path);
		return;
	}
	ssize_t n = readlink(path, targets[used], sizeof(*targets) - 1);
	if (n > 0)
		push(args, "--symlink", targets[used++], path);
}

static int
clone_mount(const char *path)
{
	return syscall(SYS_open_tree, AT_FDCWD, path,
		       OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
}

/** Mount fd as STAGE/n. Returns that path, in static memory. */
static const char *
attach(int fd, int n)
{
	static char names[2 * BOX_DIRS + 1][32];
	struct stat st;
	int made;

	snprintf(names[n], sizeof(names[n]), STAGE "/%d", n);
	if (fstat(fd, &st) == -1)
		return NULL;
	made = S_ISDIR(st.st_mode) ? mkdir(names[n], 0755)
				   : mknod(names[n], S_IFREG | 0644, 0);
	if (made == -1 || syscall(SYS_move_mount, fd, "", AT_FDCWD, names[n],
				  MOVE_MOUNT_F_EMPTY_PATH) == -1)
		return NULL;
	close(fd);
	return names[n];
}

/*
 * As root, we mount the directories ourselves, since the program's user may not
 * be able to reach them. Afterwards sources[i] is where that user finds what
 * was at sources[i].
 */
static int
stage(struct box *box, const char **sources, int count)
{
	int fds[2 * BOX_DIRS + 1];

	if (unshare(CLONE_NEWNS) == -1 ||
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1)
		return box_fail(box, "own mounts: %s", strerror(errno));
	for (int i = 0; i < count; i++) {
		fds[i] = clone_mount(sources[i]);
		if (fds[i] == -1)
			return box_fail(box, "%s: %s", sources[i],
					strerror(errno));
	}
	if (mount("none", STAGE, "tmpfs", MS_NOSUID | MS_NODEV,
		  "mode=0755,size=64k") == -1)
		return box_fail(box, STAGE ": %s", strerror(errno));
	for (int i = 0; i < count; i++) {
		sources[i] = attach(fds[i], i);
		if (!sources[i])
			return box_fail(box, STAGE ": %s", strerror(errno));
	}
	return 0;
}

static void
push_namespaces(struct args *args)
{
	push(args, "--unshare-user", "--unshare-pid", "--unshare-net");
	push(args, "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
	push(args, "--hostname", "sandbox", NULL);
	push(args, "--uid", "1000", NULL);
	push(args, "--gid", "1000", NULL);
	push(args, "--die-with-parent", "--new-session", "--as-pid-1");
	/* Only for ipclab-init, which drops it before the program starts. */
	push(args, "--cap-add", "CAP_CHECKPOINT_RESTORE", NULL);
}

/*
 * Not bwrap's --dev: it would add terminals, and for them a second user
 * namespace, in which ipclab-init could not choose the program's pid.
 */
static void
push_devices(struct args *args)
{
	for (int i = 0; box_devices[i]; i++)
		push(args, "--dev-bind", box_devices[i], box_devices[i]);
	push(args, "--symlink", "/proc/self/fd", "/dev/fd");
	push(args, "--symlink", "urandom", "/dev/random");
	push(args, "--symlink", "fd/0", "/dev/stdin");
	push(args, "--symlink", "fd/1", "/dev/stdout");
	push(args, "--symlink", "fd/2", "/dev/stderr");
}

/** Mount everything; the writable directories come last. */
static void
push_mounts(const struct box *box, struct args *args, const char **sources)
{
	static char size[32];
	int n = 1;

	for (int i = 0; box_system_dirs[i]; i++)
		push_system(args, box_system_dirs[i]);
	for (int i = 0; box->toolchain && box_toolchain_dirs[i]; i++)
		push_system(args, box_toolchain_dirs[i]);
	push(args, "--proc", "/proc", NULL);
	push_devices(args);
	snprintf(size, sizeof(size), "%zu", box->tmp_bytes);
	push(args, "--perms", "1777", NULL);
	push(args, "--size", size, NULL);
	push(args, "--tmpfs", "/tmp", NULL);
	push(args, "--ro-bind", sources[0], INNER_INIT);
	for (int i = 0; box->ro[i]; i++)
		push(args, "--ro-bind", sources[n++], box->ro[i]);
	for (int i = 0; box->rw[i]; i++)
		push(args, "--bind", sources[n++], box->rw[i]);
	push(args, "--remount-ro", "/", NULL);
	push(args, "--chdir", box_start_dir(box), NULL);
}

static void
push_init(const struct box *box, struct args *args)
{
	static char filter[16], processes[16], pid[16], closed[16];

	/* The program gets the pid that we have outside, so that no other box
	 * uses it: programs may name files after their pids. */
	snprintf(pid, sizeof(pid), "%d", (int)getpid() - 1);
	snprintf(filter, sizeof(filter), "%d", box->filter_fd);
	snprintf(processes, sizeof(processes), "%u", box->processes);
	push(args, "--", INNER_INIT, filter);
	snprintf(closed, sizeof(closed), "%u", box->closed_fds);
	push(args, processes, pid, closed);
}

static bool
all_reachable(const struct box *box, const char **sources, int count)
{
	for (int i = 0; i < count; i++) {
		if (box_unreachable(box, sources[i]))
			return false;
	}
	return true;
}

int
box_exec_bwrap(struct box *box, char *const argv[])
{
	static char bwrap[PATH_MAX], init[PATH_MAX];
	const char *sources[2 * BOX_DIRS + 1];
	struct args args = {.count = 0};
	int count = 0;

	if (box_find_bwrap(box, bwrap, sizeof(bwrap)) == -1 ||
	    box_find_init(box, init, sizeof(init)) == -1)
		return -1;
	sources[count++] = init;
	for (int i = 0; box->ro[i]; i++)
		sources[count++] = box->ro[i];
	for (int i = 0; box->rw[i]; i++)
		sources[count++] = box->rw[i];
	push(&args, bwrap, NULL, NULL);
	push_namespaces(&args);
	/* Determine the starting directory before /tmp is covered. */
	box_start_dir(box);
	if (box_drops_uid(box) && !all_reachable(box, sources, count)) {
		static char start[PATH_MAX];

		snprintf(start, sizeof(start), "%s", box_start_dir(box));
		box->cwd = start;
		if (stage(box, sources, count) == -1 || chdir("/") == -1)
			return -1;
	}
	push_mounts(box, &args, sources);
	push_init(box, &args);
	for (int i = 0; argv[i]; i++)
		push(&args, argv[i], NULL, NULL);
	if (args.count == MAX_ARGS - 1) {
		errno = E2BIG;
		return box_fail(box, "too many arguments");
	}
	if (box->filter_fd >= 0)
		fcntl(box->filter_fd, F_SETFD, 0);
	if (box_drops_uid(box) && box_become(box, box->uid) == -1)
		return -1;
	execve(bwrap, (char *const *)args.list, box_environment(box));
	return box_fail(box, "%s: %s", bwrap, strerror(errno));
}
