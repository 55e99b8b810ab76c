/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_CONFINE_H
#define PROBE_READER_CONFINE_H

#include "probe/lines/reader_parts.h"

/**
 * Irrevocably give up everything that a reader does not need, and arrange to
 * end when the parent ends. Returns -1 with errno if something could not be
 * given up.
 */
int reader_confine(pid_t parent);

#endif
