/* SPDX-License-Identifier: MIT */
#include "ipclab/base/files.h"

#include "ipclab/base/interrupt.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
write_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, data, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		data += put;
		size -= put;
	}
	return 0;
}

const char *
file_advice(int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
		return "; the disk is full: make room there, and run it again";
	case EACCES:
	case EROFS:
	case EPERM:
		return "; name a folder that you may write to";
	case EISDIR:
	case ENOTDIR:
		return "; move it away";
	default:
		return "";
	}
}

int
file_write(const char *path, const void *data, size_t size, struct error *error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	int saved = 0;
	struct stat st;
	sigset_t old;
	/* Don't hold signals back for a pipe: it may be read late, or never. */
	bool holds = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

	if (holds)
		interrupt_hold(&old);
	if (fd < 0 || write_all(fd, data, size) < 0)
		saved = errno;
	if (fd >= 0 && close(fd) < 0 && saved == 0)
		saved = errno;
	if (holds)
		interrupt_go_on(&old);
	if (saved == 0)
		return 0;
	error_set(error, "%s: %s%s", path, strerror(saved), file_advice(saved));
	errno = saved;
	return -1;
}

int
file_replace(const char *path, const void *data, size_t size,
	     struct error *error)
{
	char *temporary = strf("%s.new", path);
	sigset_t old;
	int result;
	int saved;

	interrupt_hold(&old);
	result = file_write(temporary, data, size, error);
	saved = errno;
	if (result == 0) {
		result = rename(temporary, path);
		saved = errno;
		if (result < 0)
			error_set(error, "%s: %s%s", path, strerror(saved),
				  file_advice(saved));
	}
	if (result < 0)
		unlink(temporary);
	interrupt_go_on(&old);
	free(temporary);
	errno = saved;
	return result;
}

char *
file_read(const char *path, size_t cap, size_t *size)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	char *data = NULL;
	ssize_t got = -1;
	size_t done = 0;

	if (fd < 0 || fstat(fd, &st) < 0)
		goto cleanup;
	errno = !S_ISREG(st.st_mode) ? EINVAL : EFBIG;
	if (!S_ISREG(st.st_mode) || (size_t)st.st_size > cap)
		goto cleanup;
	data = xcalloc(st.st_size + 1, 1);
	while (done < (size_t)st.st_size &&
	       (got = read(fd, data + done, st.st_size - done)) != 0) {
		if (got < 0 && errno != EINTR)
			goto cleanup;
		done += got > 0 ? got : 0;
	}
	got = 0;
	if (size != NULL)
		*size = done;
cleanup:
	if (fd >= 0)
		close(fd);
	if (got < 0) {
		free(data);
		data = NULL;
	}
	return data;
}

int
file_copy(const char *from, const char *to, struct error *error)
{
	size_t size;
	char *data = file_read(from, 16 << 20, &size);
	int result;

	if (data == NULL)
		return error_set(error, "%s: %s", from, strerror(errno));
	result = file_write(to, data, size, error);
	free(data);
	return result;
}

int
folder_make(const char *path)
{
	char *copy = xstrdup(path);
	int result = 0;

	for (char *c = copy + 1; result == 0 && *c != '\0'; c++) {
		if (*c != '/')
			continue;
		*c = '\0';
		if (mkdir(copy, 0755) < 0 && errno != EEXIST)
			result = -1;
		*c = '/';
	}
	if (result == 0 && mkdir(copy, 0755) < 0 && errno != EEXIST)
		result = -1;
	free(copy);
	return result;
}

int
folder_names(const char *path, const char *suffix, struct strlist *names)
{
	size_t end = strlen(suffix);
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return -1;
	while ((entry = readdir(dir)) != NULL) {
		const char *name = entry->d_name;
		size_t length = strlen(name);

		if (length > end && name[0] >= 'a' && name[0] <= 'z' &&
		    strcmp(name + length - end, suffix) == 0)
			strlist_take(names, xstrndup(name, length - end));
	}
	closedir(dir);
	strlist_sort(names);
	return 0;
}

/** Remove one entry of the folder open at dir. */
static int
remove_at(int dir, const char *name)
{
	struct dirent *entry;
	DIR *inner;
	int fd;

	if (unlinkat(dir, name, 0) == 0 || errno == ENOENT)
		return 0;
	fchmodat(dir, name, 0700, 0);
	fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	inner = fd >= 0 ? fdopendir(fd) : NULL;
	if (inner == NULL)
		return -1;
	while ((entry = readdir(inner)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			remove_at(fd, entry->d_name);
	closedir(inner);
	return unlinkat(dir, name, AT_REMOVEDIR);
}

int
folder_remove(const char *path)
{
	return remove_at(AT_FDCWD, path);
}

const char *
folder_temporary(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && *folder == '/' ? folder : "/tmp";
}

char *
folder_make_temporary(struct error *error)
{
	char *path = strf("%s/ipclab-XXXXXX", folder_temporary());

	if (mkdtemp(path) == NULL) {
		error_set(error,
			  "%s: %s; make room there, or set TMPDIR to a folder "
			  "that can be written",
			  path, strerror(errno));
		free(path);
		return NULL;
	}
	return path;
}
