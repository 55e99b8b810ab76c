/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/read_folder.h"

#include "ipclab/intake/hidden_files.h"
#include "ipclab/intake/normalise.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_directory(struct bundle *bundle, int fd, const char *path,
			  int depth, struct error *error);

/** Read a regular file's bytes. Returns NULL with errno. */
static char *
slurp(int fd, size_t size)
{
	char *data = xcalloc(size + 1, 1);
	size_t done = 0;

	while (done < size) {
		ssize_t got = read(fd, data + done, size - done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			free(data);
			errno = got == 0 ? EBUSY : errno;
			return NULL;
		}
		done += got;
	}
	return data;
}

static void
take_file(struct bundle *bundle, int fd, const char *path, size_t size)
{
	char *data;

	if (size > BUNDLE_FILE_BYTES) {
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, it is larger than 1 MiB", path);
	} else if (bundle->total + size > BUNDLE_TOTAL_BYTES) {
		bundle_doubt(bundle, DOUBT_UNREADABLE,
			     "%s: left out, the submission is larger "
			     "than 16 MiB",
			     path);
	} else {
		data = slurp(fd, size);
		if (data != NULL)
			bundle_add(bundle, path, data, size);
		else
			bundle_doubt(bundle, DOUBT_UNREADABLE,
				     "%s: left out, it could not be "
				     "read: %s",
				     path, strerror(errno));
	}
}

static bool
is_folder(int dir, const char *name)
{
	int saved = errno;
	struct stat st;
	bool folder = fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		      S_ISDIR(st.st_mode);

	errno = saved;
	return folder;
}

static int
take_entry(struct bundle *bundle, int dir, const char *name, const char *path,
	   int depth, struct error *error)
{
	int fd = openat(dir, name,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC |
				O_NOCTTY);
	struct stat st;
	int result = 0;

	if (fd < 0 || fstat(fd, &st) < 0) {
		/* A link without a suffix may be meant for a folder. */
		if (bundle_wants(bundle, path) || is_folder(dir, name) ||
		    tidy_archive_suffix(name) > 0 ||
		    (errno == ELOOP && strchr(name, '.') == NULL))
			bundle_doubt(bundle, DOUBT_UNREADABLE,
				     "%s: left out, %s", path,
				     errno == ELOOP ? "it is a symbolic link"
						    : strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		return read_directory(bundle, fd, path, depth + 1, error);
	} else if (bundle_wants(bundle, path)) {
		if (S_ISREG(st.st_mode))
			take_file(bundle, fd, path, st.st_size);
		else
			bundle_doubt(bundle, DOUBT_UNREADABLE,
				     "%s: left out, it is not a "
				     "regular file",
				     path);
	} else if (S_ISREG(st.st_mode)) {
		bundle_other(bundle, path, content_of_file(dir, name));
	}
	if (fd >= 0)
		close(fd);
	return result;
}

/** The path of a name in a folder; "" is the top. The caller frees. */
static char *
path_below(const char *folder, const char *name)
{
	return *folder == '\0' ? xstrdup(name) : strf("%s/%s", folder, name);
}

/** Read the folder open at fd, and close fd; path is "" for the top. */
static int
read_directory(struct bundle *bundle, int fd, const char *path, int depth,
	       struct error *error)
{
	struct strlist names = {0};
	struct dirent *entry;
	DIR *dir;
	int result = 0;

	if (depth > BUNDLE_DEPTH) {
		close(fd);
		return error_set(error,
				 "%s: folders are nested deeper than "
				 "%d; hand in fewer",
				 path, BUNDLE_DEPTH);
	}
	dir = fdopendir(fd);
	if (dir == NULL) {
		close(fd);
		return error_set(error, "%s: %s", path, strerror(errno));
	}
	while (result == 0 && (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 ||
		    strcmp(entry->d_name, "__MACOSX") == 0)
			continue;
		if (++bundle->entries > BUNDLE_ENTRIES)
			result = error_set(error,
					   "more than %d files; hand in only "
					   "the sources",
					   BUNDLE_ENTRIES);
		strlist_add(&names, entry->d_name);
	}
	strlist_sort(&names);
	for (size_t i = 0; i < names.count && result == 0; i++) {
		const char *name = names.items[i];
		char *child = path_below(path, name);

		if (*name == '.')
			hidden_look(bundle, dirfd(dir), name, child);
		else
			result = take_entry(bundle, dirfd(dir), name, child,
					    depth, error);
		free(child);
	}
	strlist_clear(&names);
	closedir(dir);
	return result;
}

int
bundle_read_folder(struct bundle *bundle, const char *path, struct error *error)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return error_set(error, "%s: %s; name a folder that is there",
				 path, strerror(errno));
	return read_directory(bundle, fd, "", 0, error);
}
