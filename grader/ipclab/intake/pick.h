/* SPDX-License-Identifier: MIT */
/* How a lab's file is picked (bundle_pick()). */
#ifndef IPCLAB_PICK_H
#define IPCLAB_PICK_H

#include "ipclab/intake/bundle.h"

/**
 * How well a folder's name, of length bytes, fits a lab: 2: its id or short
 * name, 1: only its number ("lab2", "02"), 0: not at all.
 */
int pick_folder_fits(const char *folder, size_t length, const char *id);

/** Is it the lab's skeleton of that name, unchanged? */
bool pick_is_given(const struct bundle_file *file, const char *id,
		   const char *name);

#endif
