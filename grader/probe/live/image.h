/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IMAGE_H
#define PROBE_IMAGE_H

/* The address map of a live process: what its image (stack.h) is of. */
#include "probe/events/stack.h"

/**
 * Take the address map of a live process anew. stack_capture() calls it when
 * it has to; call it directly to fill loader_start before the first capture.
 * Returns 0, or -1 with errno; the old map is kept then.
 */
int image_refresh_maps(struct image *image, pid_t pid);

/** Does the address lie in code that the map knows? */
bool image_knows(const struct image *image, uint64_t pc);

#endif
