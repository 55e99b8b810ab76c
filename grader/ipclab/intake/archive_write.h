/* SPDX-License-Identifier: MIT */
/* Making an archive: equal files give equal bytes. */
#ifndef IPCLAB_ARCHIVE_WRITE_H
#define IPCLAB_ARCHIVE_WRITE_H

#include "ipclab/intake/bundle.h"

/** Can archive_write_files() make an archive of this name: FILE.tar.gz, .tgz,
 *  .zip? */
bool archive_can_write(const char *path);

/**
 * Write an archive of the files, below a folder of that name: a zip if path
 * ends in .zip, else a tar.gz. Returns 0, or -1 and *error; then no file is
 * left.
 */
int archive_write_files(const char *path, const char *folder,
			const struct bundle_file *files, size_t count,
			struct error *error);

#endif
