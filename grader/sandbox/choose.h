/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_CHOOSE_H
#define SANDBOX_CHOOSE_H

#include "sandbox/box.h"

/**
 * Find the safest profile that works here, trying A, B, C, D in turn. why: gets
 * one line for each profile that is not possible, with the reason. Returns 0,
 * or -1 if none is safe (then *out is BOX_NONE).
 */
int box_probe(enum box_profile *out, char *why, size_t size);

/** Try one profile. Returns 0, or -1 with the reason in why. */
int box_try(enum box_profile profile, char *why, size_t size);

#endif
