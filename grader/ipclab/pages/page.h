/* SPDX-License-Identifier: MIT */
/* What all HTML pages have in common: self-contained, no request leaves. */
#ifndef IPCLAB_PAGE_H
#define IPCLAB_PAGE_H

#include "ipclab/base/untrusted_text.h"

/**
 * Begin a page: head, style, a Content-Security-Policy that lets no script
 * run but the one given (NULL: none). title is escaped.
 */
void page_start(FILE *page, const char *title, const char *script);

/** The script at its end, and the footer with the kit's version. */
void page_end(FILE *page, const char *script);

/** The script of the report's table. */
extern const char page_report_script[];

/** Bytes as base64. */
void page_base64(FILE *page, const void *bytes, size_t size);

/** printf, where each %s is escaped and there are %s, %d (long) and %%. */
void page_print(FILE *page, const char *format, ...);

#endif
