/* SPDX-License-Identifier: MIT */
/* Taking files from an untrusted archive. */
#ifndef IPCLAB_ARCHIVE_H
#define IPCLAB_ARCHIVE_H

#include "ipclab/intake/bundle.h"

/**
 * Take the wanted files of a zip or tar archive. Nothing is unpacked to disk.
 * Archives in it are searched for files that are not beside them. Links,
 * devices, absolute names, names with "..", and whatever is locked or damaged
 * are left out, as doubts. prefix: put before its entries' paths, "" or
 * "FOLDER/". Returns 0, or -1 and *error if it is not an archive, is damaged,
 * or exceeds a limit (a zip bomb).
 */
int bundle_read_archive(struct bundle *bundle, const char *path,
			const char *prefix, struct error *error);

#endif
