/* SPDX-License-Identifier: MIT */
/* The first page of a packet. */
#ifndef IPCLAB_COVER_H
#define IPCLAB_COVER_H

#include "ipclab/appeal/packet.h"

/** What was judged, the verdict with its evidence, the runs, their origin, and
    how to judge the work again. */
void cover_page(FILE *page, const struct packet *packet);

#endif
