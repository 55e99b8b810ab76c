/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_LAYOUT_H
#define PROBE_PICTURE_LAYOUT_H

#include "probe/draw/picture.h"

/** Fill in sides, lines and tracks. Returns 0, or -1 with errno. */
int picture_layout(struct picture *picture);

#endif
