/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/hidden_files.h"

#include "ipclab/intake/name_fit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FOLDERS = 6, ENTRIES = 1000, DEPTH = 4 };

/** Does a program keep its own in a folder of this name (of length bytes)? */
static bool
is_programs(const char *name, size_t length)
{
	static const char *const folders[] = {
		".git", ".svn",   ".hg",          ".venv",
		".npm", ".Trash", ".AppleDouble", "__MACOSX"};

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (strlen(folders[i]) == length &&
		    memcmp(name, folders[i], length) == 0)
			return true;
	return false;
}

/** The length of the path up to the end of its first hidden folder; 0 if none
 *  is hidden. *programs: a program's own. */
static size_t
hidden_folder(const char *path, bool *programs)
{
	const char *part = path;
	const char *slash;

	*programs = false;
	for (; (slash = strchr(part, '/')) != NULL; part = slash + 1) {
		*programs = is_programs(part, slash - part);
		if (*programs || *part == '.')
			return slash - path;
	}
	return 0;
}

bool
hidden_by_folder(const char *path)
{
	bool programs;

	return hidden_folder(path, &programs) > 0;
}

static void
remember_folder(struct bundle *bundle, const char *path, size_t length)
{
	char *folder = xstrndup(path, length);

	if (bundle->hidden.count < FOLDERS &&
	    *bundle_last_part(folder) == '.' &&
	    !strlist_has(&bundle->hidden, folder))
		strlist_add(&bundle->hidden, folder);
	free(folder);
}

void
hidden_add(struct bundle *bundle, const char *path)
{
	const char *name = bundle_last_part(path);
	bool programs;
	size_t folder = hidden_folder(path, &programs);
	size_t length;
	char *plain;

	if (folder > 0)
		remember_folder(bundle, path, folder);
	/* "._hello.c" and ".#hello.c" are macOS' and Emacs' own. */
	if (programs || strncmp(name, "._", 2) == 0 ||
	    strncmp(name, ".#", 2) == 0)
		return;
	name += *name == '.';
	length = strlen(name);
	if (name_ends_in(name, length, ".icloud"))
		length -= strlen(".icloud");
	plain = xstrndup(name, length);
	if (bundle_wants(bundle, plain))
		bundle_other(bundle, path, CONTENT_UNKNOWN);
	free(plain);
}

static void
look(struct bundle *bundle, int dir, const char *name, const char *path,
     int depth)
{
	int fd = is_programs(name, strlen(name)) || depth > DEPTH
			 ? -1
			 : openat(dir, name,
				  O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
					  O_CLOEXEC);
	DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
	struct strlist names = {0};
	struct dirent *entry;

	if (folder == NULL) {
		if (fd >= 0)
			close(fd);
		hidden_add(bundle, path);
		return;
	}
	remember_folder(bundle, path, strlen(path));
	while (bundle->hidden_entries < ENTRIES &&
	       (entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		strlist_add(&names, entry->d_name);
		bundle->hidden_entries++;
	}
	strlist_sort(&names);
	for (size_t i = 0; i < names.count; i++) {
		char *child = strf("%s/%s", path, names.items[i]);

		look(bundle, dirfd(folder), names.items[i], child, depth + 1);
		free(child);
	}
	strlist_clear(&names);
	closedir(folder);
}

void
hidden_look(struct bundle *bundle, int dir, const char *name, const char *path)
{
	if (is_programs(name, strlen(name)))
		remember_folder(bundle, path, strlen(path));
	else
		look(bundle, dir, name, path, 0);
}
