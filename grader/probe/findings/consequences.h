/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSEQUENCES_H
#define PROBE_CONSEQUENCES_H

#include "probe/findings/finding.h"

/** Leave out what only follows from another finding. */
void findings_drop_consequences(struct findings *out);

#endif
