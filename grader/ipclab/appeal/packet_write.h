/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_PACKET_WRITE_H
#define IPCLAB_PACKET_WRITE_H

#include "ipclab/appeal/packet.h"

/**
 * Write the packet with its pages, and list their hashes in the manifest. path:
 * as for archive_write_files(). Returns 0, or -1 and *error.
 */
int packet_write(struct packet *packet, const char *probe, const char *path,
		 struct error *error);

#endif
