/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_MOVES_H
#define PROBE_MODEL_MOVES_H

#include "probe/model/model.h"

/** At the end: set blocked.may_move for all processes that are alive. */
void find_movers(struct model *model);

#endif
