/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_CONFINE_H
#define PROBE_READER_CONFINE_H

#include "probe/lines/reader_parts.h"

/**
 * Give up all that a reader does not need, for good, and end with that parent.
 * Returns -1 with errno where something is left.
 */
int reader_confine(pid_t parent);

#endif
