/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_BUILD_H
#define PROBE_PICTURE_BUILD_H

#include "probe/draw/picture.h"

/** Choose a moment and lay it out. NULL with errno. */
struct picture *picture_new(const struct run_result *result);

#endif
