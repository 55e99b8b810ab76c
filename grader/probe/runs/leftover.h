/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LEFTOVER_H
#define PROBE_LEFTOVER_H

#include "probe/model/model.h"
#include <stdbool.h>

/**
 * Did a run fail to make a file or FIFO because it was there already, which the
 * run before it had made and left? Then it may differ from that run whatever
 * the order.
 */
bool meets_leftover(const struct model *before, const struct model *run);

#endif
