/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_GRADEBOOK_OPEN_H
#define IPCLAB_GRADEBOOK_OPEN_H

#include "ipclab/base/error.h"

struct gradebook;

/**
 * Open or make the gradebook at a path. Each change is on the disk when the
 * function returns (WAL, synchronous=FULL): kill -9 or a power cut loses
 * nothing. Returns NULL and *error. Ownership: gradebook_close().
 */
struct gradebook *gradebook_open(const char *path, struct error *error);

/**
 * Open an existing gradebook for reading. If it is read-only, and no grader
 * left unfinished changes, it is opened as an unchanging file.
 */
struct gradebook *gradebook_open_to_read(const char *path, struct error *error);
void gradebook_close(struct gradebook *book);

#endif
