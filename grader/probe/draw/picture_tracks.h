/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_TRACKS_H
#define PROBE_PICTURE_TRACKS_H

#include "probe/draw/picture.h"

/** The pipes' part of it, when the boxes have their places. 0, or -1. */
int picture_tracks(struct picture *picture);

#endif
