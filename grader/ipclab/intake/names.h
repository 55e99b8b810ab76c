/* SPDX-License-Identifier: MIT */
/* Names of submissions, as course sites and students choose them. */
#ifndef IPCLAB_NAMES_H
#define IPCLAB_NAMES_H

#include <stddef.h>

/* The longest name that is used unshortened in a file name: with ".html.new" it
   stays within a file system's 255 bytes. */
enum { NAME_BYTES = 200 };

/**
 * The escaped name, shortened if necessary, with a hash of the full one.
 * Ownership: the caller frees.
 */
char *name_with_hash(const char *name, const char *of);

/**
 * The name, made safe for a file name: letters, digits, '.', '_' and '-' stay,
 * any other byte becomes %XX. Ownership: the caller frees.
 */
char *name_escape(const char *raw);

#endif
