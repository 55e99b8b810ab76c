/* SPDX-License-Identifier: MIT */
/* People's names, as different programs write them. */
#ifndef IPCLAB_NAME_SAME_H
#define IPCLAB_NAME_SAME_H

#include <stdbool.h>

/**
 * Are they the same UTF-8 text, and not empty, by their letters and digits
 * alone: without case, without accents, whether those are part of the letter
 * (NFC) or beside it (NFD, as macOS has it)? "Zoë O'Neil" and "zoe o’neil" are.
 * Bytes that are not UTF-8 must be the same.
 */
bool name_same(const char *a, const char *b);

#endif
