/* SPDX-License-Identifier: MIT */
/* Making an archive: the same files give the same bytes. */
#ifndef IPCLAB_ARCHIVE_WRITE_H
#define IPCLAB_ARCHIVE_WRITE_H

#include "ipclab/intake/bundle.h"

/** Is it the name of an archive that archive_write_files() makes: FILE.tar.gz,
 *  .tgz, .zip? */
bool archive_can_write(const char *path);

/**
 * Write the files below a folder of that name: a zip if path ends in .zip, else
 * a tar.gz. Returns 0, or -1 and *error; then nothing is left of it.
 */
int archive_write_files(const char *path, const char *folder,
			const struct bundle_file *files, size_t count,
			struct error *error);

#endif
