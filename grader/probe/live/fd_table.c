/* SPDX-License-Identifier: MIT */
/* Descriptor tables from /proc/PID/fd; see procfs.h. */
#include "probe/live/fd_table.h"
#include "probe/live/proc_file.h"
#include "probe/live/procfs.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum file_type
type_of(const struct stat *st, const char *link)
{
	switch (st->st_mode & S_IFMT) {
	case S_IFREG:
		return FILE_REGULAR;
	case S_IFDIR:
		return FILE_DIRECTORY;
	case S_IFIFO:
		return strncmp(link, "pipe:", 5) == 0 ? FILE_PIPE : FILE_FIFO;
	case S_IFSOCK:
		return FILE_SOCKET;
	case S_IFCHR:
		if (strncmp(link, "/dev/pts/", 9) == 0 ||
		    strncmp(link, "/dev/tty", 8) == 0)
			return FILE_TTY;
		return FILE_DEVICE;
	case S_IFBLK:
		return FILE_DEVICE;
	default:
		return FILE_OTHER;
	}
}

/* Identify the file behind dir/name, a link in /proc/PID/fd. */
static int
identify(int dir, const char *name, struct file_id *out, char *link,
	 size_t size)
{
	struct stat st;
	ssize_t len = readlinkat(dir, name, link, size - 1);

	if (len == -1 || fstatat(dir, name, &st, 0) == -1)
		return -1;
	link[len] = '\0';
	out->type = type_of(&st, link);
	out->dev = st.st_dev;
	out->ino = st.st_ino;
	return 0;
}

/* The access mode: the read and write permission bits of the link itself. */
static int
access_of(int dir, const char *name)
{
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return 0;
	if (!(st.st_mode & S_IWUSR))
		return O_RDONLY;
	return st.st_mode & S_IRUSR ? O_RDWR : O_WRONLY;
}

/* Read from the "flags" line of fdinfo, which is octal. */
int
procfs_fd_flags(pid_t pid, int fd)
{
	char buf[1024], *line;

	if (proc_read(buf, sizeof buf, "/proc/%d/fdinfo/%d", (int)pid, fd) ==
	    -1)
		return 0;
	line = strstr(buf, "flags:");
	return line ? (int)strtol(line + 6, NULL, 8) : 0;
}

/* Read from the "sigmask" line of fdinfo, which only signalfds have. */
bool
procfs_signalfd(pid_t pid, int fd, uint64_t *signals)
{
	char buf[1024], *line;

	if (proc_read(buf, sizeof buf, "/proc/%d/fdinfo/%d", (int)pid, fd) ==
	    -1)
		return false;
	line = strstr(buf, "\nsigmask:");
	if (!line)
		return false;
	*signals = strtoull(line + 9, NULL, 16);
	return true;
}

int
procfs_timerfd_clock(pid_t pid, int fd)
{
	const char *line;
	char buf[512];

	if (proc_read(buf, sizeof buf, "/proc/%d/fdinfo/%d", (int)pid, fd) ==
	    -1)
		return -1;
	line = strstr(buf, "\nclockid:");
	return line ? atoi(line + strlen("\nclockid:")) : -1;
}

static int
compare_rows(const void *a, const void *b)
{
	return ((const struct fd_row *)a)->fd - ((const struct fd_row *)b)->fd;
}

/* The table being read. */
struct source {
	pid_t pid;
	DIR *dir;
	known_flags *known;
	const void *arg;
};

static int
add_row(struct fd_table *table, size_t *cap, const struct source *from,
	const char *name)
{
	char link[4096];
	struct fd_row row = {.fd = atoi(name)};
	int dir = dirfd(from->dir), flags = -1;

	if (identify(dir, name, &row.file, link, sizeof link) == -1)
		return errno == ENOENT ? 0 : -1;
	if (table->len == *cap) {
		size_t more = *cap ? *cap * 2 : 16;
		void *grown = reallocarray(table->rows, more, sizeof row);

		if (!grown)
			return -1;
		table->rows = grown;
		*cap = more;
	}
	if (link[0] == '/' && !(row.path = strdup(link)))
		return -1;
	if (from->known) {
		row.flags = access_of(dir, name);
		flags = from->known(from->arg, &row);
	}
	row.flags = flags != -1 ? flags : procfs_fd_flags(from->pid, row.fd);
	table->rows[table->len++] = row;
	return 0;
}

int
procfs_fd_table(pid_t pid, known_flags *known, const void *arg,
		struct fd_table *out)
{
	struct source from = {.pid = pid, .known = known, .arg = arg};
	char path[32];
	struct dirent *entry;
	size_t cap = 0;

	*out = (struct fd_table){0};
	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	from.dir = opendir(path);
	if (!from.dir)
		return -1;
	while ((entry = readdir(from.dir))) {
		if (entry->d_name[0] == '.')
			continue;
		if (add_row(out, &cap, &from, entry->d_name) == -1) {
			int saved = errno;

			closedir(from.dir);
			fd_table_free(out);
			errno = saved;
			return -1;
		}
	}
	closedir(from.dir);
	if (out->len > 1)
		qsort(out->rows, out->len, sizeof *out->rows, compare_rows);
	return 0;
}

void
fd_table_free(struct fd_table *table)
{
	for (size_t i = 0; i < table->len; i++)
		free(table->rows[i].path);
	free(table->rows);
	*table = (struct fd_table){0};
}

int
procfs_fd(pid_t pid, int fd, struct file_id *out)
{
	char path[48], link[4096];

	snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, fd);
	return identify(AT_FDCWD, path, out, link, sizeof link);
}
