/* SPDX-License-Identifier: MIT */
/* Is what is taken for one submission a whole class? */
#ifndef IPCLAB_SEVERAL_H
#define IPCLAB_SEVERAL_H

#include "ipclab/intake/bundle.h"

/**
 * The names of two folders of a bundle that look like two students': neither is
 * a lab's nor an old one, and both hold a file of one name. Or NULL. The caller
 * frees.
 */
char *several_in_bundle(const struct bundle *bundle);

/**
 * The same of a folder on the disk, which may also hold what course sites name
 * after students. Ownership: the caller frees.
 */
char *several_in_folder(const char *path);

#endif
