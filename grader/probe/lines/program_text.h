/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROGRAM_TEXT_H
#define PROBE_PROGRAM_TEXT_H

#include "probe/events/stack.h"

/**
 * Does the program file hold this text anywhere? Where it does not, no function
 * in it has such a name: that saves asking. Also true where it can't be read
 * or is large. text: a string constant.
 */
bool image_mentions(struct image *image, const char *text);

#endif
