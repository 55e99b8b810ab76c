/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LEFTOVER_H
#define PROBE_LEFTOVER_H

#include "probe/model/model.h"
#include <stdbool.h>

/**
 * Did this run fail to create a file or FIFO because the run before it created
 * it and left it there? Then the runs may differ whatever the order.
 */
bool meets_leftover(const struct model *before, const struct model *run);

#endif
