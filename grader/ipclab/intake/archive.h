/* SPDX-License-Identifier: MIT */
/* Taking files from an archive that somebody else made. */
#ifndef IPCLAB_ARCHIVE_H
#define IPCLAB_ARCHIVE_H

#include "ipclab/intake/bundle.h"

/**
 * Take the asked-for files of a zip or tar archive. Nothing is unpacked to
 * disk. Archives in it are opened for what is not beside them. Links, devices,
 * absolute names, names with "..", and what is locked or damaged are left out,
 * as doubts. prefix: put before its entries' paths, "" or "FOLDER/".
 * Returns 0, or -1 and *error: no archive, damaged, or over a cap (a zip bomb).
 */
int bundle_read_archive(struct bundle *bundle, const char *path,
			const char *prefix, struct error *error);

#endif
