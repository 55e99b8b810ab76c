/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IMAGE_H
#define PROBE_IMAGE_H

/* Reads the address map of a live process into its image (stack.h). */
#include "probe/events/stack.h"

/**
 * Read the address map of a live process again. stack_capture() does so when
 * needed; call it directly to fill loader_start before the first capture.
 * Returns 0, or -1 with errno, keeping the old map.
 */
int image_refresh_maps(struct image *image, pid_t pid);

/** Is the address in mapped code, as far as the map is up to date? */
bool image_knows(const struct image *image, uint64_t pc);

#endif
