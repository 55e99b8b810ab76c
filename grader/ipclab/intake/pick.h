/* SPDX-License-Identifier: MIT */
/* Picking a lab's file (bundle_pick()). */
#ifndef IPCLAB_PICK_H
#define IPCLAB_PICK_H

#include "ipclab/intake/bundle.h"

/**
 * How well a folder's name (of length bytes) fits a lab. 2: it is the id or
 * short name; 1: only the number ("lab2", "02"); 0: it does not fit.
 */
int pick_folder_fits(const char *folder, size_t length, const char *id);

/** Is it the unchanged skeleton of that name of the lab? */
bool pick_is_given(const struct bundle_file *file, const char *id,
		   const char *name);

#endif
