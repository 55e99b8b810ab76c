/* SPDX-License-Identifier: MIT */
/* What all HTML pages have in common. They are self-contained and make no
   requests. */
#ifndef IPCLAB_PAGE_H
#define IPCLAB_PAGE_H

#include "ipclab/base/mem.h"
#include "ipclab/base/untrusted_text.h"

/**
 * Begin a page: head, style, and a Content-Security-Policy that allows only
 * these scripts (NULL: none) in the page and its frames. title is escaped here.
 */
void page_start(FILE *page, const char *title, const struct strlist *scripts);

/** End a page: the script, and the footer with the kit's version. */
void page_end(FILE *page, const char *script);

/** The script of the report's table. */
extern const char page_report_script[];

/** Bytes as base64. */
void page_base64(FILE *page, const void *bytes, size_t size);

/** printf with %s, %d (long) and %% only, where each %s is escaped. */
void page_print(FILE *page, const char *format, ...);

#endif
