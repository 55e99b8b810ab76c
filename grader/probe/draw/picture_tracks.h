/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_TRACKS_H
#define PROBE_PICTURE_TRACKS_H

#include "probe/draw/picture.h"

/** Lay out the pipes, once the boxes are placed. Returns 0, or -1. */
int picture_tracks(struct picture *picture);

#endif
