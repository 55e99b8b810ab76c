/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_CONFINE_H
#define PROBE_READER_CONFINE_H

#include "probe/lines/reader_parts.h"

/**
 * Give up for good everything that a reader does not need, and end when that
 * parent ends. Returns -1 with errno if something could not be given up.
 */
int reader_confine(pid_t parent);

#endif
