/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_CHOOSE_H
#define SANDBOX_CHOOSE_H

#include "sandbox/box.h"

/**
 * The safest profile that works here, found by trying: A, B, C, D.
 * why: filled with one line a profile that is not possible, and its reason.
 * Returns 0, or -1 when none is safe (*out is BOX_NONE then).
 */
int box_probe(enum box_profile *out, char *why, size_t size);

/** Try one profile. Returns 0, or -1 with the reason in why. */
int box_try(enum box_profile profile, char *why, size_t size);

#endif
