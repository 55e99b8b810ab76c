/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/handout_files.h"

#include "ipclab/base/files.h"
#include "ipclab/base/mem.h"
#include "ipclab/commands/page_links.h"
#include "ipclab/lab/kit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGE_BYTES = 16 << 20 };

/** Write a file unless it exists. Returns 1 if it now has this text, 0 if it
 *  has a different one, or -1 and *error. */
static int
write_new(const char *path, const char *text, struct error *error)
{
	char *old = file_read(path, PAGE_BYTES, NULL);
	int done = 0;

	if (old != NULL)
		done = same_text(old, text);
	else if (errno == ENOENT)
		done = file_write(path, text, strlen(text), error) < 0 ? -1 : 1;
	free(old);
	return done;
}

/**
 * Copy a page of the kit to the file NAME in dir, with its links adjusted.
 * figures: gets the figures of a Markdown page; NULL: the page is HTML. *read:
 * the page to read, the copy or the kit's; NULL if the kit has none. Returns as
 * write_new() does.
 */
static int
page_copy(const struct page_move *move, struct strlist *figures,
	  const char *dir, const char *name, char **read, struct error *error)
{
	char *from = strf("%s/%s", move->from, move->page);
	char *text = file_read(from, PAGE_BYTES, NULL);
	char *moved = NULL;
	int done = 0;

	*read = NULL;
	if (text == NULL) {
		if (errno != ENOENT && errno != ENOTDIR)
			done = error_set(error, "%s: %s", from,
					 strerror(errno));
		goto cleanup;
	}
	moved = figures != NULL ? markdown_moved(move, text, figures)
				: html_moved(move, text);
	*read = strf("%s/%s", dir, name);
	done = write_new(*read, moved, error);
	if (done != 1) {
		free(*read);
		*read = done == 0 ? xstrdup(from) : NULL;
	}
cleanup:
	free(moved);
	free(text);
	free(from);
	return done;
}

/** names: "figures/NAME". Returns 0, or -1 and *error. */
static int
figures_copy(const struct strlist *names, const char *from, const char *dir,
	     struct error *error)
{
	char *folder = strf("%s/figures", dir);
	int done = 0;

	if (names->count > 0 && folder_make(folder) < 0)
		done = error_set(error, "%s: %s%s", folder, strerror(errno),
				 file_advice(errno));
	for (size_t i = 0; i < names->count && done == 0; i++) {
		char *source = strf("%s/%s", from, names->items[i]);
		char *target = strf("%s/%s", dir, names->items[i]);

		if (access(target, F_OK) < 0)
			done = file_copy(source, target, error);
		free(source);
		free(target);
	}
	free(folder);
	return done;
}

/** A folder's path without symbolic links; unchanged if the folder does not
 *  exist. */
static char *
real_folder(char *path)
{
	char *real = realpath(path, NULL);

	if (real == NULL)
		return path;
	free(path);
	return real;
}

int
handout_files_write(struct handout_files *handout, const char *lab_id,
		    const char *dir, struct error *error)
{
	char *to = real_folder(xstrdup(dir));
	char *from = real_folder(kit_path("handouts"));
	char *html_from = real_folder(kit_path("html/handouts"));
	char *name = strf("%s.md", lab_id);
	char *html_name = strf("%s.html", lab_id);
	const struct page_move move = {name, from, to};
	const struct page_move html_move = {html_name, html_from, to};
	struct strlist figures = {0};
	char *markdown = NULL;
	char *html = NULL;
	int in_folder, html_in_folder;
	int done = -1;

	*handout = (struct handout_files){0};
	in_folder =
		page_copy(&move, &figures, dir, "handout.md", &markdown, error);
	if (in_folder < 0 || figures_copy(&figures, from, dir, error) < 0)
		goto cleanup;
	html_in_folder =
		page_copy(&html_move, NULL, dir, "handout.html", &html, error);
	if (html_in_folder < 0)
		goto cleanup;
	handout->for_editor = in_folder == 1 && html_in_folder == 1;
	handout->page = html != NULL ? html : markdown;
	if (html != NULL)
		free(markdown);
	markdown = NULL;
	done = 0;
cleanup:
	free(markdown);
	strlist_clear(&figures);
	free(html_name);
	free(name);
	free(html_from);
	free(from);
	free(to);
	return done;
}
