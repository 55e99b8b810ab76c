/* SPDX-License-Identifier: MIT */
/* Reading a packet without trusting it: anybody may have made it. */
#ifndef IPCLAB_PACKET_READ_H
#define IPCLAB_PACKET_READ_H

#include "ipclab/appeal/packet.h"

/**
 * Read a packet without trusting it: nothing is unpacked, no name in it is
 * followed, and sizes are bounded. Returns 0, or -1 and *error if it is not a
 * packet, or is damaged. *altered: a file differs from the manifest.
 */
int packet_read(struct packet *packet, const char *path, bool *altered,
		struct error *error);

#endif
