/* SPDX-License-Identifier: MIT */
#include "ipclab/book/outdir.h"

#include "ipclab/base/files.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/gradebook_open.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders in OUT. */
static const char *const folders[] = {"results", "feedback", "staff"};

enum { FOLDERS = sizeof(folders) / sizeof(*folders) };

static bool
is_one_of_ours(const char *name)
{
	for (size_t i = 0; i < FOLDERS; i++)
		if (strcmp(name, folders[i]) == 0)
			return true;
	return false;
}

/**
 * Is the folder empty? but_for_ours: our own empty folders may be there, left
 * by a run that was killed before it made a gradebook.
 */
static bool
is_empty(const char *path, bool but_for_ours)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	bool empty = true;

	while (dir != NULL && empty && (entry = readdir(dir)) != NULL) {
		char *inner = strf("%s/%s", path, entry->d_name);

		empty = strcmp(entry->d_name, ".") == 0 ||
			strcmp(entry->d_name, "..") == 0 ||
			(but_for_ours && is_one_of_ours(entry->d_name) &&
			 is_empty(inner, false));
		free(inner);
	}
	if (dir != NULL)
		closedir(dir);
	return empty;
}

static int
take_lock(struct outdir *out, struct error *error)
{
	out->lock = open(out->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (out->lock < 0)
		return error_set(error, "%s: %s", out->path, strerror(errno));
	if (flock(out->lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno == EWOULDBLOCK)
		warning("%s: another ipclab is using it; waiting for it to end "
			"(Ctrl-C to give up)",
			out->path);
	while (flock(out->lock, LOCK_EX) < 0)
		if (errno != EINTR)
			return error_set(error, "%s: %s", out->path,
					 strerror(errno));
	return 0;
}

/** Say what to do about a folder that can't be made or written to. */
static int
refuse(const char *folder, int number, struct error *error)
{
	const char *advice = file_advice(number);

	return error_set(error, "%s: %s%s", folder, strerror(number),
			 *advice != '\0' ? advice : "; name another --out");
}

static int
make_folder(const char *folder, struct error *error)
{
	struct stat st;

	if (folder_make(folder) < 0)
		return refuse(folder, errno, error);
	if (stat(folder, &st) == 0 && !S_ISDIR(st.st_mode))
		return error_set(error, "%s: it is not a folder; move it away",
				 folder);
	if (access(folder, W_OK) < 0)
		return refuse(folder, errno, error);
	return 0;
}

int
outdir_make(const char *path, struct error *error)
{
	bool is_new = access(path, F_OK) < 0;
	int result = make_folder(path, error);

	/* Marks are private. To share them, one makes the folder oneself
	   beforehand. */
	if (is_new && result == 0 && chmod(path, 0700) < 0)
		return refuse(path, errno, error);
	for (size_t i = 0; i < FOLDERS && result == 0; i++) {
		char *folder = strf("%s/%s", path, folders[i]);

		result = make_folder(folder, error);
		free(folder);
	}
	return result;
}

/** Open the gradebook, and check that it can be written to. */
static int
open_book(struct outdir *out, const char *book, struct error *error)
{
	out->book = gradebook_open(book, error);
	if (out->book == NULL || gradebook_begin(out->book, error) < 0)
		return -1;
	return gradebook_commit(out->book, error);
}

/** May we grade into OUT? */
static int
look_at(const char *path, const char *book, struct error *error)
{
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISDIR(st.st_mode))
		return error_set(error,
				 "%s: it is not a folder; name another --out",
				 path);
	if (access(book, F_OK) < 0 && !is_empty(path, true))
		return error_set(
			error,
			"%s: other things are in it, and no gradebook; name "
			"a new or an empty folder as --out",
			path);
	return 0;
}

int
outdir_open(struct outdir *out, const char *path, bool *wrong_usage,
	    struct error *error)
{
	char *book = strf("%s/gradebook.sqlite", path);
	int result;

	*out = (struct outdir){.path = path, .lock = -1};
	result = look_at(path, book, error);
	*wrong_usage = result < 0;
	if (result == 0 &&
	    (outdir_make(path, error) < 0 || take_lock(out, error) < 0 ||
	     open_book(out, book, error) < 0))
		result = -1;
	if (result < 0)
		outdir_close(out);
	free(book);
	return result;
}

int
outdir_open_former(struct outdir *out, const char *path, bool write,
		   bool *wrong_usage, struct error *error)
{
	char *book = strf("%s/gradebook.sqlite", path);
	int result = 0;

	*out = (struct outdir){.path = path, .lock = -1};
	*wrong_usage = access(book, F_OK) < 0 && errno != EACCES;
	if (access(book, F_OK) < 0)
		result = error_set(error,
				   *wrong_usage ? "%s: no gradebook there; "
						  "name the --out of an "
						  "'ipclab grade'"
						: "%s: you have no permission "
						  "to read it; ask the person "
						  "who graded",
				   path);
	else if (!write)
		out->book = gradebook_open_to_read(book, error);
	else if (outdir_make(path, error) == 0)
		out->book = gradebook_open(book, error);
	if (out->book == NULL)
		result = -1;
	free(book);
	return result;
}

void
outdir_close(struct outdir *out)
{
	gradebook_close(out->book);
	if (out->lock >= 0)
		close(out->lock);
	out->book = NULL;
	out->lock = -1;
}

int
outdir_write(const struct outdir *out, const char *folder, const char *name,
	     const char *suffix, const char *text, size_t size,
	     struct error *error)
{
	char *path = folder != NULL ? strf("%s/%s/%s%s", out->path, folder,
					   name, suffix)
				    : strf("%s/%s%s", out->path, name, suffix);
	size_t old_size = 0;
	char *old = file_read(path, 64 << 20, &old_size);
	int result = 0;

	if (old == NULL || old_size != size || memcmp(old, text, size) != 0)
		result = file_replace(path, text, size, error);
	free(old);
	free(path);
	return result;
}
