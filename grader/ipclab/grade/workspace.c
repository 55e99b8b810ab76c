/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/workspace.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/pick.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

int
workspace_check(struct error *error)
{
	const char *parent = folder_temporary();
	struct statvfs disk;

	if (statvfs(parent, &disk) < 0 || access(parent, W_OK | X_OK) < 0)
		return error_set(error,
				 "%s: %s; set TMPDIR to a folder that can be "
				 "written",
				 parent, strerror(errno));
	/* f_blocks is 0 for a tmpfs without a limit */
	if (disk.f_blocks > 0 &&
	    (unsigned long long)disk.f_bavail * disk.f_frsize <
		    WORKSPACE_ROOM_BYTES)
		return error_set(error,
				 "%s: less than %d MiB free; make room there, "
				 "or set TMPDIR to another folder",
				 parent, WORKSPACE_ROOM_BYTES >> 20);
	return 0;
}

static int
make_folders(struct workspace *ws, struct error *error)
{
	char **folders[] = {&ws->src, &ws->bin, &ws->sane,
			    &ws->out, &ws->tmp, &ws->home};
	static const char *const names[] = {"src", "bin", "sane",
					    "out", "tmp", "home"};
	char *root = folder_make_temporary(error);

	if (root == NULL)
		return -1;
	ws->root = root;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		*folders[i] = strf("%s/%s", root, names[i]);
		if (mkdir(*folders[i], 0755) < 0)
			return error_set(error, "%s: %s", *folders[i],
					 strerror(errno));
	}
	return 0;
}

static int
copy_provided(struct workspace *ws, const struct lab *lab, struct error *error)
{
	int result = 0;

	for (size_t i = 0; i < lab->provided.count && result == 0; i++) {
		const char *name = lab->provided.items[i];
		char *from = strf("%s/provided/%s", lab->dir, name);
		char *to = strf("%s/%s", ws->src, name);

		result = file_copy(from, to, error);
		free(from);
		free(to);
	}
	return result;
}

int
workspace_make(struct workspace *ws, const struct lab *lab,
	       struct bundle *bundle, struct error *error)
{
	*ws = (struct workspace){0};
	if (make_folders(ws, error) < 0 || copy_provided(ws, lab, error) < 0)
		return -1;
	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		const struct bundle_file *file = bundle_pick(bundle, lab, name);
		char *to;
		int result;

		if (file == NULL) {
			strlist_add(&ws->missing, name);
			continue;
		}
		to = strf("%s/%s", ws->src, name);
		result = file_write(to, file->data, file->size, error);
		free(to);
		if (result < 0)
			return -1;
	}
	return 0;
}

void
workspace_remove(struct workspace *ws)
{
	if (ws->root != NULL)
		folder_remove(ws->root);
	free(ws->root);
	free(ws->src);
	free(ws->bin);
	free(ws->sane);
	free(ws->out);
	free(ws->tmp);
	free(ws->home);
	strlist_clear(&ws->missing);
	*ws = (struct workspace){0};
}

/**
 * The length of the start of a path that names the folder a check runs in,
 * which Bats makes anew each time: "/tmp/bats-run-XXXXXX/test/N/run/". 0 if the
 * path is not of this form.
 */
static size_t
run_folder(const char *path)
{
	static const char start[] = "/tmp/bats-run-";
	size_t size = strlen(start) + 6;

	if (strncmp(path, start, strlen(start)) != 0 || strlen(path) < size ||
	    strncmp(path + size, "/test/", 6) != 0)
		return 0;
	size += 6;
	size += strspn(path + size, "0123456789");
	if (strncmp(path + size, "/run/", 5) != 0)
		return 0;
	return size + 5;
}

char *
workspace_scrub(const struct workspace *ws, const char *text)
{
	size_t src = strlen(ws->src);
	size_t root = strlen(ws->root);
	char *clean = xcalloc(strlen(text) + 1, 1);
	size_t n = 0;

	while (*text != '\0') {
		if (strncmp(text, ws->src, src) == 0 && text[src] == '/') {
			text += src + 1;
		} else if (strncmp(text, ws->root, root) == 0) {
			text += root;
			if (run_folder(text) > 0) {
				text += run_folder(text);
				continue;
			}
			/* "work" is shorter than "/tmp/ipclab-abc123" */
			memcpy(clean + n, "work", 4);
			n += 4;
			if (strncmp(text, "/tmp/bats-run-", 14) == 0)
				text += strnlen(text, 20);
		} else {
			clean[n++] = *text++;
		}
	}
	return clean;
}
