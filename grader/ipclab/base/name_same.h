/* SPDX-License-Identifier: MIT */
/* People's names, as different programs write them. */
#ifndef IPCLAB_NAME_SAME_H
#define IPCLAB_NAME_SAME_H

#include <stdbool.h>

/**
 * Are they the same UTF-8 text, and not empty, when only letters and digits
 * count? Case and accents don't matter, whether an accent is part of its letter
 * (NFC) or follows it (NFD, as on macOS): "Zoë O'Neil" equals "zoe o’neil".
 * Bytes that are not UTF-8 must be the same.
 */
bool name_same(const char *a, const char *b);

#endif
