/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_LANDLOCK_H
#define SANDBOX_LANDLOCK_H

#include "sandbox/box.h"

/** The kernel's highest Landlock ABI, 0 if none. */
int box_landlock_abi(void);
/** Restrict this process and all it starts to the box's directories. */
int box_landlock(struct box *box);

#endif
