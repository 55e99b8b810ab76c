/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IMAGE_H
#define PROBE_IMAGE_H

/* The address map of a live process, which its image (stack.h) holds. */
#include "probe/events/stack.h"

/**
 * Read the address map of a live process again. stack_capture() calls this when
 * it has to; call it directly to fill loader_start before the first capture.
 * Returns 0, or -1 with errno; then the old map is kept.
 */
int image_refresh_maps(struct image *image, pid_t pid);

/** Is the address in code that the map knows? */
bool image_knows(const struct image *image, uint64_t pc);

#endif
