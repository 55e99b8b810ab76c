/* SPDX-License-Identifier: MIT */
/* Calls with paths: opens, FIFOs, unlinks, execs. See decode.h. */
#include "probe/decode/decode_files.h"
#include "probe/base/processor.h"
#include "probe/live/procfs.h"
#include "probe/live/remote.h"
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int
stat_path(const struct task *task, int dirfd, const char *path,
	  struct file_id *out)
{
	char full[PATH_MAX + 64];
	struct stat st;

	if (path[0] == '/')
		snprintf(full, sizeof full, "/proc/%d/root%s", (int)task->pid,
			 path);
	else if (dirfd == AT_FDCWD)
		snprintf(full, sizeof full, "/proc/%d/cwd/%s", (int)task->pid,
			 path);
	else
		snprintf(full, sizeof full, "/proc/%d/fd/%d/%s", (int)task->pid,
			 dirfd, path);
	if (stat(full, &st) == -1)
		return -1;
	*out = (struct file_id){FILE_OTHER, st.st_dev, st.st_ino};
	if (S_ISFIFO(st.st_mode))
		out->type = FILE_FIFO;
	else if (S_ISREG(st.st_mode))
		out->type = FILE_REGULAR;
	else if (S_ISDIR(st.st_mode))
		out->type = FILE_DIRECTORY;
	return 0;
}

static int
take_path(struct task *task, uint64_t addr)
{
	struct call *call = &task->call;

	call->path = remote_string(task->tid, addr);
	call->event.path = call->path;
	return call->path ? 0 : -1;
}

/* Opening /dev/fd/3 uses descriptor 3. */
static bool
names_descriptor(const char *path)
{
	return strncmp(path, "/dev/fd/", 8) == 0 ||
	       strncmp(path, "/proc/self/fd/", 14) == 0;
}

/* Libraries, locales and settings: no FIFOs are there, and every program opens
 * dozens of them as it starts. */
static bool
is_system_file(const char *path)
{
	return strncmp(path, "/usr/", 5) == 0 ||
	       strncmp(path, "/lib", 4) == 0 || strncmp(path, "/etc/", 5) == 0;
}

static enum need
enter_open(struct task *task, int dirfd, uint64_t path, int flags)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_OPEN;
	event->flags = flags;
	if (take_path(task, path) == -1)
		return NEED_NOTHING;
	if (!task->subject && is_system_file(event->path))
		return NEED_NOTHING;
	if (stat_path(task, dirfd, event->path, &event->file) == -1)
		event->file.type = FILE_UNKNOWN;
	/* of a program such as ls only its FIFOs matter, not its files */
	if (!task->subject && event->file.type != FILE_FIFO &&
	    !names_descriptor(event->path))
		return NEED_NOTHING;
	return NEED_EXIT;
}

static enum need
enter_path(struct task *task, enum event_kind kind, int dirfd, uint64_t path,
	   int flags)
{
	struct event *event = &task->call.event;

	event->kind = kind;
	event->flags = flags;
	if (take_path(task, path) == -1)
		return NEED_NOTHING;
	event->fd = dirfd;
	if (kind == EVENT_UNLINK)
		stat_path(task, dirfd, event->path, &event->file);
	return NEED_EXIT;
}

enum need
enter_files(struct task *task, int nr, const struct args *args)
{
	uint64_t how;

	switch (nr) {
	case SYS_open:
		return enter_open(task, AT_FDCWD, args->a[0], (int)args->a[1]);
	case SYS_creat:
		return enter_open(task, AT_FDCWD, args->a[0],
				  O_CREAT | O_WRONLY | O_TRUNC);
	case SYS_openat:
		return enter_open(task, (int)args->a[0], args->a[1],
				  (int)args->a[2]);
	case SYS_openat2:
		if (remote_read(task->tid, args->a[2], &how, sizeof how) == -1)
			return NEED_NOTHING;
		return enter_open(task, (int)args->a[0], args->a[1], (int)how);
	case SYS_mknod:
		return enter_path(task, EVENT_MKNOD, AT_FDCWD, args->a[0],
				  (int)args->a[1]);
	case SYS_mknodat:
		return enter_path(task, EVENT_MKNOD, (int)args->a[0],
				  args->a[1], (int)args->a[2]);
	case SYS_unlink:
		return enter_path(task, EVENT_UNLINK, AT_FDCWD, args->a[0], 0);
	case SYS_unlinkat:
		return enter_path(task, EVENT_UNLINK, (int)args->a[0],
				  args->a[1], (int)args->a[2]);
	case SYS_execve:
		return enter_path(task, EVENT_EXEC_FAILED, AT_FDCWD, args->a[0],
				  0);
	case SYS_execveat:
		return enter_path(task, EVENT_EXEC_FAILED, (int)args->a[0],
				  args->a[1], 0);
	default:
		return NEED_NOTHING;
	}
}
