/* SPDX-License-Identifier: MIT */
/* Taking files from an untrusted folder. */
#ifndef IPCLAB_READ_FOLDER_H
#define IPCLAB_READ_FOLDER_H

#include "ipclab/intake/bundle.h"

/**
 * Take the wanted files below a folder. Symbolic links are not followed; files
 * that are not regular, too large or unreadable are noted. Returns 0, or -1 and
 * *error (too many entries, too deep, the folder itself can't be read).
 */
int bundle_read_folder(struct bundle *bundle, const char *path,
		       struct error *error);

#endif
