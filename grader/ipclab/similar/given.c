/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/given.h"

#include "ipclab/base/files.h"
#include "ipclab/lab/kit.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { GIVEN_BYTES = 1 << 20 };

static void
add_text(struct prints *given, const char *text)
{
	struct tokens tokens = {0};

	tokens_add(&tokens, text);
	prints_add_all(given, &tokens, GIVEN_GRAM);
	tokens_clear(&tokens);
}

/** The listings in a Markdown page: the text between ```c and ```. */
static void
add_listings(struct prints *given, const char *page)
{
	static const char begin[] = "\n```c";

	while ((page = strstr(page, begin)) != NULL) {
		const char *text = page + strcspn(page + 1, "\n") + 1;
		const char *end = strstr(text, "\n```");
		char *listing = end != NULL ? xstrndup(text, end - text)
					    : xstrdup(text);

		add_text(given, listing);
		free(listing);
		if (end == NULL)
			return;
		page = end + 1;
	}
}

/** Takes over path. A missing file adds nothing. */
static void
add_file(struct prints *given, char *path,
	 void (*add)(struct prints *given, const char *text))
{
	char *text = file_read(path, GIVEN_BYTES, NULL);

	if (text != NULL)
		add(given, text);
	free(text);
	free(path);
}

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t length = strlen(name);

	return length > strlen(suffix) &&
	       strcmp(name + length - strlen(suffix), suffix) == 0;
}

static int
add_path(struct prints *given, const char *path, struct error *error)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	struct stat st;

	if (dir == NULL && stat(path, &st) < 0)
		return error_set(error, "%s: %s", path, strerror(errno));
	if (dir == NULL)
		add_file(given, xstrdup(path),
			 has_suffix(path, ".md") ? add_listings : add_text);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (has_suffix(entry->d_name, ".c") ||
		    has_suffix(entry->d_name, ".h"))
			add_file(given, strf("%s/%s", path, entry->d_name),
				 add_text);
		else if (has_suffix(entry->d_name, ".md"))
			add_file(given, strf("%s/%s", path, entry->d_name),
				 add_listings);
	}
	if (dir != NULL)
		closedir(dir);
	return 0;
}

int
given_read(struct prints *given, const struct lab *lab,
	   const struct strlist *more, struct error *error)
{
	int done = 0;

	*given = (struct prints){0};
	for (size_t i = 0; i < lab->files.count; i++)
		add_file(given,
			 kit_path("skeletons/%s/%s", lab->id,
				  lab->files.items[i]),
			 add_text);
	for (size_t i = 0; i < lab->provided.count; i++)
		add_file(given,
			 strf("%s/provided/%s", lab->dir,
			      lab->provided.items[i]),
			 add_text);
	add_file(given, kit_path("handouts/%s.md", lab->id), add_listings);
	for (size_t i = 0; i < more->count && done == 0; i++)
		done = add_path(given, more->items[i], error);
	prints_sort(given);
	return done;
}
