/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROGRAM_TEXT_H
#define PROBE_PROGRAM_TEXT_H

#include "probe/events/stack.h"

/**
 * Does the program file contain this text anywhere? If not, no function in it
 * has a name with that text, which saves a look at its stacks. Also true if the
 * file can't be read or is large. text: a string constant.
 */
bool image_mentions(struct image *image, const char *text);

#endif
