/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INDEX_H
#define PROBE_INDEX_H

#include "probe/findings/finding.h"

/**
 * Run every rule over the model. Returns 0, or -1 with errno (ENOMEM).
 * Pure: no live process, no clock.
 */
int findings_collect(struct findings *out, const struct model *model);

#endif
