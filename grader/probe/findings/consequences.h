/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSEQUENCES_H
#define PROBE_CONSEQUENCES_H

#include "probe/findings/finding.h"

/** Leave out findings that are only consequences of others. */
void findings_drop_consequences(struct findings *out);

#endif
