/* SPDX-License-Identifier: MIT */
/* Copy Valgrind's XML while it is written; see memcheck_copy.h. */
#include "probe/watch/memcheck_copy.h"
#include "probe/live/procfs.h"
#include "probe/live/remote.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PIECE_MAX = 1 << 20, BYTES_MAX = 64 << 20 };

static const char beginning[] = "<?xml";

int
memcheck_copy_begin(struct memcheck_copy *copy, const char *folder)
{
	*copy = (struct memcheck_copy){.folder = -1};
	if (folder)
		copy->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return folder && copy->folder == -1 ? -1 : 0;
}

void
memcheck_copy_end(struct memcheck_copy *copy)
{
	if (copy->folder != -1)
		close(copy->folder);
	free(copy->processes);
	*copy = (struct memcheck_copy){.folder = -1};
}

/** The descriptor to which the process writes its XML. If unknown so far, it is
 *  this one if the piece is the beginning of such XML; else -1. */
static int
xml_fd(struct memcheck_copy *copy, pid_t pid, int fd, const char *piece,
       size_t len)
{
	struct memcheck_process *grown;

	for (size_t i = 0; i < copy->len; i++)
		if (copy->processes[i].pid == pid)
			return copy->processes[i].fd;
	if (len < strlen(beginning) ||
	    memcmp(piece, beginning, strlen(beginning)) != 0)
		return -1;
	grown = reallocarray(copy->processes, copy->len + 1, sizeof *grown);
	if (!grown) {
		copy->error = errno;
		return -1;
	}
	copy->processes = grown;
	grown[copy->len++] = (struct memcheck_process){.pid = pid, .fd = fd};
	return fd;
}

/** Open it as our own user, even while we see files as the program's user does
 *  (box_view_enter()). */
static int
open_ours(int folder, const char *name)
{
	int user = setfsuid(geteuid()), group = setfsgid(getegid());
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
			0600);
	int error = errno;

	setfsgid((gid_t)group);
	setfsuid((uid_t)user);
	errno = error;
	return fd;
}

static void
append(struct memcheck_copy *copy, const char *name, const char *text,
       size_t len)
{
	int fd = open_ours(copy->folder, name);
	ssize_t written = fd != -1 ? write(fd, text, len) : -1;

	if (written == -1)
		copy->error = errno;
	else if ((size_t)written < len || (copy->bytes += len) > BYTES_MAX)
		copy->error = EFBIG;
	if (fd != -1)
		close(fd);
}

static void
keep_piece(struct memcheck_copy *copy, const struct task *task)
{
	const uint64_t *args = task->call.args;
	size_t len = args[2] < PIECE_MAX ? (size_t)args[2] : PIECE_MAX;
	char *piece = malloc(len + 1);
	char name[32];

	if (!piece) {
		copy->error = errno;
		return;
	}
	if (len && remote_read(task->tid, args[1], piece, len) == 0 &&
	    xml_fd(copy, task->pid, (int)args[0], piece, len) == (int)args[0]) {
		snprintf(name, sizeof name, "%d.xml",
			 (int)procfs_inner_pid(task->pid));
		append(copy, name, piece, len);
	}
	free(piece);
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	struct memcheck_copy *copy = self;

	(void)live;
	if (copy->folder != -1 && task->call.nr == SYS_write &&
	    (int)task->call.args[0] >= MEMCHECK_FD)
		keep_piece(copy, task);
	return (struct answer_to_call){.action = GO_ON};
}

/**
 * Could the program have made the file that it now runs? Yes if that is not
 * root's, or is below the current directory; or if it is the loader, which can
 * run any file.
 */
static bool
runs_own(pid_t pid, char *name, size_t size)
{
	char path[32], here[4096];
	const char *base;
	struct stat st;
	ssize_t len;

	snprintf(path, sizeof path, "/proc/%d/exe", (int)pid);
	len = readlink(path, name, size - 1);
	if (len == -1 || stat(path, &st) == -1)
		return false;
	name[len] = '\0';
	base = strrchr(name, '/');
	base = base ? base + 1 : name;
	if (st.st_uid != 0 || strncmp(base, "ld-", 3) == 0)
		return true;
	return getcwd(here, sizeof here) &&
	       strncmp(name, here, strlen(here)) == 0;
}

static void
on_event(void *self, struct live *live, const struct event *event)
{
	struct memcheck_copy *copy = self;
	char name[4096];

	(void)live;
	if (copy->len && event->kind == EVENT_EXEC &&
	    runs_own(event->pid, name, sizeof name))
		append(copy, "escaped", name, strlen(name));
}

struct consultant
memcheck_copy_consultant(struct memcheck_copy *copy)
{
	return (struct consultant){
		.self = copy, .entry = on_entry, .event = on_event};
}
