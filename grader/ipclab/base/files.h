/* SPDX-License-Identifier: MIT */
/* Small operations on files and folders. */
#ifndef IPCLAB_FILES_H
#define IPCLAB_FILES_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <stddef.h>
#include <sys/types.h>

/** Advice for an errno value, such as "; make room there"; "" if none. */
const char *file_advice(int number);

/** Write a new file. Returns 0, or -1 and *error (and errno). */
int file_write(const char *path, const void *data, size_t size,
	       struct error *error);

/**
 * Replace a file in one step: readers see the old one or the whole new one.
 * Returns 0, or -1 and *error (and errno).
 */
int file_replace(const char *path, const void *data, size_t size,
		 struct error *error);

/**
 * Read a regular file of at most cap bytes; symbolic links are not followed.
 * Returns its bytes followed by a NUL, or NULL with errno (EFBIG, ELOOP,
 * EINVAL). Ownership: the caller frees.
 */
char *file_read(const char *path, size_t cap, size_t *size);

/** Copy a file of at most 16 MiB. Returns 0, or -1 and *error. */
int file_copy(const char *from, const char *to, struct error *error);

/**
 * The names in a folder that begin with a small letter and end with suffix,
 * without that suffix; sorted. Appends to *names. Returns 0, or -1 with errno.
 */
int folder_names(const char *path, const char *suffix, struct strlist *names);

/** Make a folder and its missing parents. Returns 0, or -1 with errno. */
int folder_make(const char *path);

/** Where temporary files belong: TMPDIR if that is absolute, else /tmp. */
const char *folder_temporary(void);

/**
 * Make a new folder there, with mode 0700. Returns its path, or NULL and
 * *error. Ownership: the caller removes the folder and frees the path.
 */
char *folder_make_temporary(struct error *error);

/**
 * Remove a folder and all that is in it, whatever the modes; never follows a
 * symbolic link out of it. Returns 0, or -1 with errno.
 */
int folder_remove(const char *path);

#endif
