/* SPDX-License-Identifier: MIT */
/* Text that a student's program wrote: any bytes. */
#ifndef IPCLAB_UNTRUSTED_TEXT_H
#define IPCLAB_UNTRUSTED_TEXT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/**
 * A JSON string of any bytes: invalid UTF-8 becomes U+FFFD, and control
 * characters other than tab and newline become \xNN, spelled out, so that they
 * never reach a terminal or browser. Returns a new reference.
 */
json_t *json_text(const char *bytes);

/** The same, in memory. Ownership: the caller frees. */
char *text_clean(const char *bytes, size_t size);

/**
 * Remove randomness from a compiler's messages, in place: its temporary object
 * files, /tmp/ccXXXXXX.o with six random characters, become "object.o", so that
 * the same sources always give the same text.
 */
void text_name_objects(char *text);

/** Print text on an HTML page: & < > " ' are escaped. */
void html_text(FILE *page, const char *text);

#endif
