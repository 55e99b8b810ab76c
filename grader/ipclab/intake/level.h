/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_LEVEL_H
#define IPCLAB_LEVEL_H

#include "ipclab/intake/intake.h"

/**
 * Is the folder one level too high, so that its only submission is a whole
 * class? Returns 0 if not, else -1 and *error, which names the right folder.
 */
int intake_check_level(const struct intake *intake, struct error *error);

#endif
