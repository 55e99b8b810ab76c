/* SPDX-License-Identifier: MIT */
/* The links of a page of the kit that is copied into another folder. */
#ifndef IPCLAB_PAGE_LINKS_H
#define IPCLAB_PAGE_LINKS_H

#include "ipclab/base/mem.h"

/** Which page moves, and between which folders. */
struct page_move {
	const char *page; /* its file's name in the kit: "01-pipe.md" */
	const char *from; /* its folder in the kit, absolute */
	const char *to;   /* the folder it will be in, absolute */
};

/**
 * The text of a Markdown page with its relative links mended: those to another
 * page lead from the new folder to the kit's, by a relative path, for VS Code's
 * preview shows no link to a file:// URL; those to the page itself become
 * "#part". Links to figures/ stay, and each is appended to *figures once. Code
 * is left alone. Ownership: the caller frees.
 */
char *markdown_moved(const struct page_move *move, const char *text,
		     struct strlist *figures);

/** The same for HTML, as pandoc writes it. Links to other pages become file://
 *  URLs, so that they hold wherever the page goes. Ownership: the caller frees.
 */
char *html_moved(const struct page_move *move, const char *text);

#endif
