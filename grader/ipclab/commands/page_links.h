/* SPDX-License-Identifier: MIT */
/* Adjusting the links of a page that is copied to another folder. */
#ifndef IPCLAB_PAGE_LINKS_H
#define IPCLAB_PAGE_LINKS_H

#include "ipclab/base/mem.h"

/** Which page moves, and where from and to. */
struct page_move {
	const char *page; /* its file name in the kit: "01-pipe.md" */
	const char *from; /* its folder in the kit, absolute */
	const char *to;   /* its new folder, absolute */
};

/**
 * The text of a Markdown page with its relative links adjusted. Links to
 * another page lead to the kit's folder by a relative path, because VS Code's
 * preview shows no links to file:// URLs. Links to the page itself become
 * "#part". Links to figures/ stay, and each is appended to *figures once. Code
 * is left alone. Ownership: the caller frees.
 */
char *markdown_moved(const struct page_move *move, const char *text,
		     struct strlist *figures);

/** The same for HTML, as written by pandoc. Links to other pages become file://
 *  URLs, so that they work wherever the page goes. Ownership: the caller
 *  frees. */
char *html_moved(const struct page_move *move, const char *text);

#endif
