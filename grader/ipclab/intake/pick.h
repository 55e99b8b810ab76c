/* SPDX-License-Identifier: MIT */
/* What picking a lab's file (bundle_pick()) goes by. */
#ifndef IPCLAB_PICK_H
#define IPCLAB_PICK_H

#include <stddef.h>

/**
 * How well a folder's name, of length bytes, fits a lab: 2 its id or short
 * name, 1 its number alone ("lab2", "02"), 0 not at all.
 */
int pick_folder_fits(const char *folder, size_t length, const char *id);

#endif
