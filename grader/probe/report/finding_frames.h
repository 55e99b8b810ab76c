/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FINDING_FRAMES_H
#define PROBE_FINDING_FRAMES_H

#include "probe/findings/finding.h"

/** Let rules look into stacks by `lines`, which must outlive `findings`. */
void findings_use_lines(struct findings *findings, struct lines *lines);

#endif
