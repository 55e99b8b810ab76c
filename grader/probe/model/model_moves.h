/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_MOVES_H
#define PROBE_MODEL_MOVES_H

#include "probe/model/model.h"

/** At the end: set blocked.may_move of all live processes. */
void find_movers(struct model *model);

#endif
